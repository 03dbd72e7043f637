// @ts-check
import { posix } from 'node:path';

/**
 * The text that QuickJS is given for a file that is run as an ES module; `import.meta` is filled on its first line, so that
 * lines keep their numbers.
 *
 * @param {string} path
 * @param {string} source
 */
export function moduleSource(path, source) {
  const meta = { url: `file://${path}`, filename: path, dirname: posix.dirname(path) };
  return `Object.assign(import.meta,${JSON.stringify(meta)});${withoutHashbang(source)}`;
}

/**
 * CommonJS as Node wraps it, in one line before the file's own.
 *
 * @param {string} source
 */
export function commonJsSource(source) {
  return `(function (exports, require, module, __filename, __dirname) { ${withoutHashbang(source)}\n})`;
}

/**
 * An ES module that stands for something else: a built-in, a CommonJS file, JSON.
 *
 * @param {string} kind
 * @param {string} path
 * @param {readonly string[]} names what can be imported by name
 */
export function standInSource(kind, path, names) {
  const asked = JSON.stringify(`${kind}|${path}`);
  const exported = names.map((name) => `export const ${name} = value?.${name};`).join('');
  return `const value = globalThis[Symbol.for('invocation-lab.import')](${asked});export default value;${exported}`;
}

/**
 * Names that a CommonJS file exports, as far as its text shows them.
 *
 * @param {string} source
 */
export function commonJsExports(source) {
  const names = new Set();
  for (const [, name] of source.matchAll(/\b(?:module\.)?exports\.([A-Za-z_$][\w$]*)\s*=/g)) names.add(name);
  for (const [, body] of source.matchAll(/\bmodule\.exports\s*=\s*\{([^{}]*)\}/g)) {
    for (const [, name] of (body ?? '').matchAll(/(?:^|,)\s*([A-Za-z_$][\w$]*)\s*(?=[:,(]|$)/g)) names.add(name);
  }
  return [...names].filter((name) => !RESERVED.has(name));
}

const RESERVED = new Set(
  'await break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof new null return static super switch this throw true try typeof var void while with yield let implements interface package private protected public value arguments eval'.split(
    ' ',
  ),
);

/** @param {string} source */
function withoutHashbang(source) {
  return source.startsWith('#!') ? `//${source}` : source;
}
