import type { JsonTree } from './json-tree';

/** Makes the tree of a text that is known to be JSON, in one pass and without recursion, so that depth costs no stack. */
export class JsonTreeWriter {
  readonly #text: string;
  readonly #columns = { starts: new Column(), ends: new Column(), keyStarts: new Column() };
  readonly #links = { parents: new Column(), nexts: new Column(), sizes: new Column() };
  #at = 0;
  #count = 0;

  constructor(text: string) {
    this.#text = text;
  }

  write(): JsonTree {
    let parent = -1;
    for (;;) {
      this.#skipSpace();
      const letter = this.#text[this.#at];
      if (letter === undefined) break;
      if (letter === '}' || letter === ']') {
        this.#at++;
        this.#close(parent);
        parent = this.#links.parents.get(parent);
      } else if (letter === ',') this.#at++;
      else {
        const node = this.#open(parent);
        if (this.#text[this.#at] === '{' || this.#text[this.#at] === '[') {
          this.#at++;
          parent = node;
        } else {
          this.#skipScalar();
          this.#close(node);
        }
      }
    }
    return this.#tree();
  }

  /** Begins a node at the next value, its key before it if its parent is an object. */
  #open(parent: number): number {
    let keyStart = -1;
    if (parent >= 0 && this.#text[this.#columns.starts.get(parent)] === '{') {
      keyStart = this.#at;
      this.#at = stringEnd(this.#text, keyStart);
      this.#skipSpace();
      this.#at++;
      this.#skipSpace();
    }
    const node = this.#count++;
    this.#columns.starts.set(node, this.#at);
    this.#columns.keyStarts.set(node, keyStart);
    this.#links.parents.set(node, parent);
    if (parent >= 0) this.#links.sizes.set(parent, this.#links.sizes.get(parent) + 1);
    return node;
  }

  #close(node: number): void {
    this.#columns.ends.set(node, this.#at);
    this.#links.nexts.set(node, this.#count);
  }

  #skipScalar(): void {
    if (this.#text[this.#at] === '"') this.#at = stringEnd(this.#text, this.#at);
    else while (this.#at < this.#text.length && !isLiteralEnd(this.#text.charCodeAt(this.#at))) this.#at++;
  }

  #skipSpace(): void {
    while (isSpace(this.#text.charCodeAt(this.#at))) this.#at++;
  }

  #tree(): JsonTree {
    const { starts, ends, keyStarts } = this.#columns;
    const { parents, nexts, sizes } = this.#links;
    const count = this.#count;
    const cut = (column: Column) => column.upTo(count);
    return {
      text: this.#text,
      count,
      starts: cut(starts),
      ends: cut(ends),
      keyStarts: cut(keyStarts),
      parents: cut(parents),
      nexts: cut(nexts),
      sizes: cut(sizes),
    };
  }
}

/** The position after the closing quote of the string that begins at `start`. */
export function stringEnd(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return text.length;
    let slashes = 0;
    while (text[quote - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return quote + 1;
    at = quote + 1;
  }
}

/** A list of whole numbers that grows by doubling. */
class Column {
  #values = new Int32Array(64);

  get(index: number): number {
    return this.#values[index] ?? 0;
  }

  set(index: number, value: number): void {
    if (index >= this.#values.length) {
      const larger = new Int32Array(Math.max(index + 1, this.#values.length * 2));
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[index] = value;
  }

  upTo(count: number): Int32Array {
    return this.#values.slice(0, count);
  }
}

/** The four that JSON knows. */
function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** A comma, a closing bracket or brace, or white space. */
function isLiteralEnd(code: number): boolean {
  return code === 0x2c || code === 0x5d || code === 0x7d || isSpace(code);
}
