// node:crypto and the global crypto, as far as handlers use them: hashes, and randomness that is seeded.
(lab) => {
  const bytesOf = (data, encoding) =>
    typeof data === 'string'
      ? lab.Buffer.from(data, encoding)
      : lab.Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const HASHES = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'];

  class Digest {
    #algorithm;
    #key;
    #parts = [];
    #done = false;
    constructor(algorithm, key) {
      this.#algorithm = String(algorithm).toLowerCase().replace(/^sha-/, 'sha');
      this.#key = key;
      if (!HASHES.includes(this.#algorithm)) {
        throw lab.coded(Error, 'ERR_CRYPTO_INVALID_DIGEST', `Digest method not supported: ${algorithm}`);
      }
    }
    update(data, encoding) {
      if (this.#done) throw lab.coded(Error, 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
      if (typeof data !== 'string' && !ArrayBuffer.isView(data)) {
        throw lab.coded(
          TypeError,
          'ERR_INVALID_ARG_TYPE',
          'The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView.',
        );
      }
      this.#parts.push(lab.Buffer.from(bytesOf(data, encoding)));
      return this;
    }
    digest(encoding) {
      if (this.#done) throw lab.coded(Error, 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
      this.#done = true;
      const bytes = lab.asPlain(lab.Buffer.concat(this.#parts));
      const hash = lab.host('hash', this.#algorithm, bytes, this.#key);
      const digest = lab.Buffer.from(hash.buffer, hash.byteOffset, hash.byteLength);
      return encoding === undefined || encoding === 'buffer' ? digest : digest.toString(encoding);
    }
  }

  const fillRandom = (view) => {
    const bytes = lab.asPlain(view);
    for (let i = 0; i < bytes.length; i++) bytes[i] = lab.random32() >>> 24;
    return view;
  };
  const getRandomValues = function getRandomValues(view) {
    if (
      !ArrayBuffer.isView(view) ||
      view instanceof Float32Array ||
      view instanceof Float64Array ||
      view instanceof DataView
    ) {
      throw new DOMException('The data argument must be an integer-type TypedArray', 'TypeMismatchError');
    }
    if (view.byteLength > 65536) {
      throw new DOMException(`The requested length exceeds 65,536 bytes`, 'QuotaExceededError');
    }
    return fillRandom(view);
  };
  const randomUUID = function randomUUID() {
    const bytes = fillRandom(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
  const subtle = {
    digest: async (algorithm, data) => {
      const name = typeof algorithm === 'string' ? algorithm : algorithm.name;
      const view = ArrayBuffer.isView(data) ? data : new Uint8Array(data);
      return new Uint8Array(new Digest(name).update(view).digest()).buffer;
    },
  };
  const crypto = { getRandomValues, randomUUID, subtle };
  lab.global('crypto', crypto);
  lab.builtin('crypto', () => ({
    createHash: (algorithm) => new Digest(algorithm),
    createHmac: (algorithm, key) => new Digest(algorithm, lab.asPlain(lab.Buffer.from(bytesOf(key)))),
    hash: (algorithm, data, encoding = 'hex') => new Digest(algorithm).update(data).digest(encoding),
    getHashes: () => [...HASHES],
    randomUUID,
    getRandomValues,
    randomBytes: (size, callback) => {
      const bytes = fillRandom(lab.Buffer.alloc(size));
      if (callback) lab.soon(() => callback(null, bytes));
      else return bytes;
    },
    randomFillSync: fillRandom,
    randomInt: (min, max) => {
      const [low, high] = max === undefined ? [0, min] : [min, max];
      return low + Math.floor(Math.random() * (high - low));
    },
    timingSafeEqual: (a, b) => {
      if (a.byteLength !== b.byteLength) {
        throw lab.coded(
          RangeError,
          'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH',
          'Input buffers must have the same byte length',
        );
      }
      return lab.Buffer.compare(lab.asPlain(a), lab.asPlain(b)) === 0;
    },
    webcrypto: crypto,
    subtle,
  }));
};
