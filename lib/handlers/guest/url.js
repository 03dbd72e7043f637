// URL and URLSearchParams. Parsing is the lab's (the same parser as Node's); what it gives is plain text.
(lab) => {
  const decode = (text) => {
    const bytes = text
      .replaceAll('+', ' ')
      .replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    // Each character is one byte now, unless the text had others in it already.
    const codes = Array.from(bytes, (character) => character.codePointAt(0));
    if (codes.some((code) => code > 0xff) || !codes.some((code) => code > 0x7f)) return bytes;
    return lab.toText(lab.host('toBytes', bytes, 'latin1'), 'utf8');
  };
  const encode = (text) =>
    encodeURIComponent(String(text).toWellFormed())
      .replaceAll('%20', '+')
      .replace(/[!'()~]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  const INNER = Symbol('changed');

  class URLSearchParams {
    #pairs = [];
    [INNER] = () => {};
    constructor(init = '') {
      if (typeof init === 'object' && init !== null) {
        const entries = typeof init[Symbol.iterator] === 'function' ? init : Object.entries(init);
        for (const [name, value] of entries) this.#pairs.push([String(name), String(value)]);
      } else this.#read(String(init));
    }
    #read(text) {
      const body = text.startsWith('?') ? text.slice(1) : text;
      this.#pairs = body
        .split('&')
        .filter((part) => part !== '')
        .map((part) => {
          const at = part.indexOf('=');
          return at === -1 ? [decode(part), ''] : [decode(part.slice(0, at)), decode(part.slice(at + 1))];
        });
    }
    static reread(params, text) {
      params.#read(text);
    }
    get size() {
      return this.#pairs.length;
    }
    append(name, value) {
      this.#pairs.push([String(name), String(value)]);
      this[INNER]();
    }
    delete(name, value) {
      this.#pairs = this.#pairs.filter(([key, item]) => key !== name || (value !== undefined && item !== value));
      this[INNER]();
    }
    get(name) {
      return this.#pairs.find(([key]) => key === name)?.[1] ?? null;
    }
    getAll(name) {
      return this.#pairs.filter(([key]) => key === name).map(([, value]) => value);
    }
    has(name, value) {
      return this.#pairs.some(([key, item]) => key === name && (value === undefined || item === value));
    }
    set(name, value) {
      const at = this.#pairs.findIndex(([key]) => key === name);
      if (at === -1) this.#pairs.push([String(name), String(value)]);
      else {
        this.#pairs = this.#pairs.filter(([key], index) => key !== name || index === at);
        this.#pairs[at] = [String(name), String(value)];
      }
      this[INNER]();
    }
    sort() {
      this.#pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
      this[INNER]();
    }
    forEach(callback, self) {
      for (const [name, value] of this.#pairs) callback.call(self, value, name, this);
    }
    *entries() {
      for (const [name, value] of this.#pairs) yield [name, value];
    }
    *keys() {
      for (const [name] of this.#pairs) yield name;
    }
    *values() {
      for (const [, value] of this.#pairs) yield value;
    }
    [Symbol.iterator]() {
      return this.entries();
    }
    toString() {
      return this.#pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
    }
    [Symbol.for('nodejs.util.inspect.custom')]() {
      const shown = this.#pairs.map(([name, value]) => `${lab.inspect(name)} => ${lab.inspect(value)}`);
      return `URLSearchParams { ${shown.join(', ')} }`;
    }
  }
  const { reread } = URLSearchParams;
  delete URLSearchParams.reread;

  const ask = (href, base, part, value) => {
    const answer = lab.host('url', lab.intrinsics.stringify([String(href), base, part, value]));
    return answer === '' ? undefined : lab.intrinsics.parse(answer);
  };
  const WRITABLE = ['hash', 'host', 'hostname', 'password', 'pathname', 'port', 'protocol', 'search', 'username'];
  class URL {
    #parts;
    #params;
    constructor(input, base) {
      this.#parts = ask(input, base === undefined ? undefined : String(base));
      if (this.#parts === undefined) {
        throw lab.coded(TypeError, 'ERR_INVALID_URL', 'Invalid URL', { input: String(input) });
      }
      this.#params = new URLSearchParams(this.#parts.search);
      this.#params[INNER] = () => this.#set('search', this.#params.toString(), true);
    }
    #set(part, value, fromParams = false) {
      const changed = ask(this.#parts.href, undefined, part, String(value));
      if (changed !== undefined) this.#parts = changed;
      if (!fromParams) reread(this.#params, this.#parts.search);
    }
    static canParse(input, base) {
      return ask(input, base === undefined ? undefined : String(base)) !== undefined;
    }
    static parse(input, base) {
      return URL.canParse(input, base) ? new URL(input, base) : null;
    }
    static {
      for (const part of [...WRITABLE, 'origin']) {
        Object.defineProperty(URL.prototype, part, {
          enumerable: true,
          configurable: true,
          get() {
            return this.#parts[part];
          },
          set(value) {
            if (part !== 'origin') this.#set(part, value);
          },
        });
      }
    }
    get href() {
      return this.#parts.href;
    }
    set href(value) {
      const parts = ask(value);
      if (parts === undefined) throw lab.coded(TypeError, 'ERR_INVALID_URL', 'Invalid URL', { input: String(value) });
      this.#parts = parts;
      reread(this.#params, parts.search);
    }
    get searchParams() {
      return this.#params;
    }
    toString() {
      return this.#parts.href;
    }
    toJSON() {
      return this.#parts.href;
    }
    [Symbol.for('nodejs.util.inspect.custom')]() {
      return `URL ${lab.inspect({ ...this.#parts, searchParams: this.#params })}`;
    }
  }
  lab.global('URL', URL);
  lab.global('URLSearchParams', URLSearchParams);
  const fileURLToPath = (url) => {
    const { protocol, pathname } = typeof url === 'string' ? new URL(url) : url;
    if (protocol !== 'file:') throw lab.coded(TypeError, 'ERR_INVALID_URL_SCHEME', 'The URL must be of scheme file');
    return decodeURIComponent(pathname);
  };
  const pathToFileURL = (path) =>
    new URL(`file://${encodeURI(lab.path.resolve(path)).replace(/[?#]/g, encodeURIComponent)}`);
  lab.builtin('url', () => ({ URL, URLSearchParams, fileURLToPath, pathToFileURL }));
  lab.builtin('querystring', () => ({
    parse: (text) => {
      const out = Object.create(null);
      for (const [name, value] of new URLSearchParams(text)) {
        out[name] = name in out ? [].concat(out[name], value) : value;
      }
      return out;
    },
    stringify: (object) =>
      Object.entries(object)
        .flatMap(([name, value]) =>
          [].concat(value).map((item) => `${encodeURIComponent(name)}=${encodeURIComponent(item)}`),
        )
        .join('&'),
    escape: encodeURIComponent,
    unescape: decodeURIComponent,
  }));
};
