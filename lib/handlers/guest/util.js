// node:util.
(lab) => {
  const ESCAPE_SEQUENCES = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*[A-Za-z]`, 'g');
  const CUSTOM = Symbol.for('nodejs.util.promisify.custom');
  const promisify = (original) => {
    if (typeof original !== 'function') {
      throw lab.coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "original" argument must be of type function.');
    }
    if (original === setTimeout)
      return (delayMs, value) => new Promise((resolve) => setTimeout(resolve, delayMs, value));
    if (original[CUSTOM]) return original[CUSTOM];
    return function promisified(...args) {
      return new Promise((resolve, reject) => {
        original.call(this, ...args, (error, value) => (error ? reject(error) : resolve(value)));
      });
    };
  };
  promisify.custom = CUSTOM;
  const isA = (Kind) => (value) => value instanceof Kind;
  const types = {
    isDate: isA(Date),
    isRegExp: isA(RegExp),
    isMap: isA(Map),
    isSet: isA(Set),
    isPromise: isA(Promise),
    isNativeError: isA(Error),
    isUint8Array: isA(Uint8Array),
    isTypedArray: (value) => ArrayBuffer.isView(value) && !(value instanceof DataView),
    isArrayBuffer: isA(ArrayBuffer),
    isAnyArrayBuffer: isA(ArrayBuffer),
    isAsyncFunction: (value) => Object.prototype.toString.call(value) === '[object AsyncFunction]',
    isGeneratorFunction: (value) => Object.prototype.toString.call(value) === '[object GeneratorFunction]',
    isBoxedPrimitive: (value) => value instanceof String || value instanceof Number || value instanceof Boolean,
  };
  lab.builtin('util', () => ({
    inspect: lab.inspect,
    format: lab.format,
    promisify,
    callbackify:
      (original) =>
      (...args) => {
        const callback = args.pop();
        original(...args).then(
          (value) => lab.soon(() => callback(null, value)),
          (error) => lab.soon(() => callback(error)),
        );
      },
    inherits: (child, parent) => {
      Object.defineProperty(child, 'super_', { value: parent, writable: true, configurable: true });
      Object.setPrototypeOf(child.prototype, parent.prototype);
    },
    deprecate: (fn) => fn,
    isDeepStrictEqual: (a, b) => lab.deepEqual(a, b, true),
    stripVTControlCharacters: (text) => String(text).replace(ESCAPE_SEQUENCES, ''),
    toUSVString: (text) => String(text).toWellFormed(),
    TextEncoder,
    TextDecoder,
    types,
    isArray: Array.isArray,
  }));
  lab.builtin('util/types', () => types);
};
