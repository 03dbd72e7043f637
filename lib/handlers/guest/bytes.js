// Buffer, TextEncoder and TextDecoder. Conversions between text and bytes are the lab's; they follow Node exactly.
(lab) => {
  const ENCODINGS = {
    utf8: 'utf8',
    'utf-8': 'utf8',
    hex: 'hex',
    base64: 'base64',
    base64url: 'base64url',
    ascii: 'ascii',
    latin1: 'latin1',
    binary: 'latin1',
    ucs2: 'utf16le',
    'ucs-2': 'utf16le',
    utf16le: 'utf16le',
    'utf-16le': 'utf16le',
  };
  const encodingOf = (name) => {
    if (name === undefined || name === null) return 'utf8';
    const known = ENCODINGS[String(name).toLowerCase()];
    if (known === undefined) throw lab.coded(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${name}`);
    return known;
  };
  const toBytes = (text, encoding) => lab.host('toBytes', String(text), encoding);
  const toText = (bytes, encoding) => lab.host('toText', asPlain(bytes), encoding);
  const asPlain = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  lab.asPlain = asPlain;
  lab.toText = toText;

  class Buffer extends Uint8Array {
    static poolSize = 8192;
    static from(value, encodingOrOffset, length) {
      if (typeof value === 'string') return wrap(toBytes(value, encodingOf(encodingOrOffset)));
      if (value instanceof ArrayBuffer) {
        return new Buffer(value, encodingOrOffset ?? 0, length ?? value.byteLength - (encodingOrOffset ?? 0));
      }
      if (ArrayBuffer.isView(value)) {
        const bytes = value instanceof Uint8Array ? value : Uint8Array.from(value);
        const copy = new Buffer(bytes.length);
        copy.set(bytes);
        return copy;
      }
      if (value !== null && typeof value === 'object') {
        const list = value.type === 'Buffer' && Array.isArray(value.data) ? value.data : value;
        if (typeof list.length === 'number') {
          const copy = new Buffer(list.length);
          for (let i = 0; i < list.length; i++) copy[i] = list[i];
          return copy;
        }
        const primitive = value[Symbol.toPrimitive]?.('string');
        if (typeof primitive === 'string') return Buffer.from(primitive, encodingOrOffset);
      }
      throw lab.coded(
        TypeError,
        'ERR_INVALID_ARG_TYPE',
        'The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object.',
      );
    }
    static of(...bytes) {
      return Buffer.from(bytes);
    }
    static alloc(size, fill, encoding) {
      const buffer = new Buffer(size);
      if (fill !== undefined) buffer.fill(fill, encoding);
      return buffer;
    }
    static allocUnsafe(size) {
      return new Buffer(size);
    }
    static allocUnsafeSlow(size) {
      return new Buffer(size);
    }
    static isBuffer(value) {
      return value instanceof Buffer;
    }
    static isEncoding(name) {
      return typeof name === 'string' && ENCODINGS[name.toLowerCase()] !== undefined;
    }
    static byteLength(value, encoding) {
      return typeof value === 'string' ? toBytes(value, encodingOf(encoding)).length : value.byteLength;
    }
    static concat(list, totalLength) {
      const total = totalLength ?? list.reduce((sum, item) => sum + item.length, 0);
      const joined = new Buffer(total);
      let at = 0;
      for (const item of list) {
        if (at >= total) break;
        joined.set(at + item.length > total ? item.subarray(0, total - at) : item, at);
        at += item.length;
      }
      return joined;
    }
    static compare(a, b) {
      const length = Math.min(a.length, b.length);
      for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
      return Math.sign(a.length - b.length);
    }
    toString(encoding, start = 0, end = this.length) {
      const part = start === 0 && end >= this.length ? this : super.subarray(start, end);
      return toText(part, encodingOf(encoding));
    }
    toJSON() {
      return { type: 'Buffer', data: Array.from(this) };
    }
    toLocaleString(encoding, start, end) {
      return this.toString(encoding, start, end);
    }
    equals(other) {
      return Buffer.compare(this, other) === 0;
    }
    compare(other) {
      return Buffer.compare(this, other);
    }
    slice(start, end) {
      return this.subarray(start, end);
    }
    subarray(start, end) {
      return wrap(super.subarray(start, end));
    }
    write(text, offset = 0, length = this.length - offset, encoding = 'utf8') {
      const bytes = toBytes(text, encodingOf(typeof offset === 'string' ? offset : encoding));
      const at = typeof offset === 'string' ? 0 : offset;
      const count = Math.min(bytes.length, this.length - at, typeof length === 'number' ? length : Infinity);
      this.set(bytes.subarray(0, count), at);
      return count;
    }
    copy(target, targetStart = 0, start = 0, end = this.length) {
      const part = asPlain(this).subarray(start, Math.min(end, start + target.length - targetStart));
      target.set(part, targetStart);
      return part.length;
    }
    fill(value, start, end, encoding) {
      if (typeof value !== 'string') return super.fill(value, start, end);
      const bytes = toBytes(value, encodingOf(typeof start === 'string' ? start : encoding));
      const from = typeof start === 'number' ? start : 0;
      const to = typeof end === 'number' ? end : this.length;
      for (let i = from; i < to; i++) this[i] = bytes.length === 0 ? 0 : bytes[(i - from) % bytes.length];
      return this;
    }
    indexOf(value, from = 0, encoding = 'utf8') {
      const wanted =
        typeof value === 'number'
          ? [value & 255]
          : typeof value === 'string'
            ? toBytes(value, encodingOf(encoding))
            : value;
      const first = from < 0 ? Math.max(0, this.length + from) : from;
      for (let i = first; i + wanted.length <= this.length; i++) {
        let same = 0;
        while (same < wanted.length && this[i + same] === wanted[same]) same++;
        if (same === wanted.length) return i;
      }
      return -1;
    }
    includes(value, from, encoding) {
      return this.indexOf(value, from, encoding) !== -1;
    }
    [Symbol.for('nodejs.util.inspect.custom')]() {
      const shown = Array.from(super.subarray(0, 50), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
      const more = this.length > 50 ? ` ... ${this.length - 50} more byte${this.length > 51 ? 's' : ''}` : '';
      return `<Buffer${shown && ` ${shown}`}${more}>`;
    }
  }
  const wrap = (bytes) => new Buffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  const NUMBERS = [
    ['UInt8', 'Uint8', 1],
    ['Int8', 'Int8', 1],
    ['UInt16', 'Uint16', 2],
    ['Int16', 'Int16', 2],
    ['UInt32', 'Uint32', 4],
    ['Int32', 'Int32', 4],
    ['Float', 'Float32', 4],
    ['Double', 'Float64', 8],
    ['BigUInt64', 'BigUint64', 8],
    ['BigInt64', 'BigInt64', 8],
  ];
  const viewOf = (buffer) => new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  for (const [name, kind, size] of NUMBERS) {
    for (const order of size === 1 ? [''] : ['LE', 'BE']) {
      const read = function (offset = 0) {
        return viewOf(this)[`get${kind}`](offset, order === 'LE');
      };
      const write = function (value, offset = 0) {
        viewOf(this)[`set${kind}`](offset, value, order === 'LE');
        return offset + size;
      };
      for (const spelling of new Set([name, name.replace('UInt', 'Uint')])) {
        Object.defineProperty(Buffer.prototype, `read${spelling}${order}`, { value: read, writable: true });
        Object.defineProperty(Buffer.prototype, `write${spelling}${order}`, { value: write, writable: true });
      }
    }
  }

  class TextEncoder {
    get encoding() {
      return 'utf-8';
    }
    encode(text = '') {
      return toBytes(text, 'wellFormed');
    }
    encodeInto(text, target) {
      let read = 0;
      let written = 0;
      for (const character of String(text)) {
        const bytes = toBytes(character, 'wellFormed');
        if (written + bytes.length > target.length) break;
        target.set(bytes, written);
        written += bytes.length;
        read += character.length;
      }
      return { read, written };
    }
  }
  class TextDecoder {
    #encoding;
    #fatal;
    #ignoreBOM;
    constructor(label = 'utf-8', { fatal = false, ignoreBOM = false } = {}) {
      const known = {
        'utf-8': 'utf-8',
        utf8: 'utf-8',
        'utf-16le': 'utf-16le',
        latin1: 'windows-1252',
        ascii: 'windows-1252',
      };
      this.#encoding = known[String(label).toLowerCase()];
      if (!this.#encoding)
        throw lab.coded(RangeError, 'ERR_ENCODING_NOT_SUPPORTED', `The "${label}" encoding is not supported`);
      this.#fatal = Boolean(fatal);
      this.#ignoreBOM = Boolean(ignoreBOM);
    }
    get encoding() {
      return this.#encoding;
    }
    get fatal() {
      return this.#fatal;
    }
    get ignoreBOM() {
      return this.#ignoreBOM;
    }
    decode(input = new Uint8Array(0)) {
      const bytes = ArrayBuffer.isView(input) ? asPlain(input) : new Uint8Array(input);
      if (this.#encoding === 'utf-16le') return toText(bytes, 'utf16le');
      if (this.#encoding === 'windows-1252') return toText(bytes, 'latin1');
      if (this.#fatal && toText(bytes, 'isUtf8') !== 'true') {
        throw lab.coded(
          TypeError,
          'ERR_ENCODING_INVALID_ENCODED_DATA',
          'The encoded data was not valid for encoding utf-8',
        );
      }
      const text = toText(bytes, 'utf8');
      return !this.#ignoreBOM && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    }
  }

  lab.Buffer = Buffer;
  lab.global('Buffer', Buffer);
  lab.global('TextEncoder', TextEncoder);
  lab.global('TextDecoder', TextDecoder);
  lab.builtin('buffer', () => ({ Buffer, atob, btoa, constants: { MAX_LENGTH: 2 ** 30, MAX_STRING_LENGTH: 2 ** 29 } }));
  lab.builtin('string_decoder', () => ({
    StringDecoder: class StringDecoder {
      #encoding;
      #rest = Buffer.alloc(0);
      constructor(encoding) {
        this.#encoding = encodingOf(encoding);
      }
      write(bytes) {
        const all = Buffer.concat([this.#rest, bytes]);
        let end = all.length;
        if (this.#encoding === 'utf8') {
          let back = 1;
          while (back <= 3 && back <= end && (all[end - back] & 0xc0) === 0x80) back++;
          const lead = all[end - back];
          const need = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
          if (back <= end && need > back) end -= back;
        }
        this.#rest = all.subarray(end);
        return all.toString(this.#encoding, 0, end);
      }
      end(bytes) {
        const text = bytes ? this.write(bytes) : '';
        return text + this.#rest.toString(this.#encoding);
      }
    },
  }));
};
