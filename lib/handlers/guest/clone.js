// structuredClone.
(lab) => {
  const refuse = (value) => {
    throw new DOMException(
      `${typeof value === 'symbol' ? value.toString() : String(value)} could not be cloned.`,
      'DataCloneError',
    );
  };
  const ERRORS = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
  const copy = (value, seen) => {
    if (typeof value === 'function' || typeof value === 'symbol') refuse(value);
    if (value === null || typeof value !== 'object') return value;
    if (seen.has(value)) return seen.get(value);
    const keep = (made) => {
      seen.set(value, made);
      return made;
    };
    if (value instanceof Date) return keep(new Date(value.getTime()));
    if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags));
    if (value instanceof Boolean || value instanceof Number || value instanceof String)
      return keep(Object(value.valueOf()));
    if (value instanceof ArrayBuffer) return keep(value.slice(0));
    if (ArrayBuffer.isView(value)) {
      const bytes = value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength);
      const Kind = value instanceof lab.Buffer ? Uint8Array : value.constructor;
      return keep(new Kind(bytes));
    }
    if (value instanceof Map) {
      const made = keep(new Map());
      for (const [key, item] of value) made.set(copy(key, seen), copy(item, seen));
      return made;
    }
    if (value instanceof Set) {
      const made = keep(new Set());
      for (const item of value) made.add(copy(item, seen));
      return made;
    }
    if (value instanceof Error) {
      const Kind = ERRORS[value.name] ?? Error;
      const made = keep(new Kind(value.message));
      Object.defineProperty(made, 'stack', { value: value.stack, configurable: true, writable: true });
      if (Object.hasOwn(value, 'cause')) made.cause = copy(value.cause, seen);
      return made;
    }
    if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet || value instanceof WeakRef)
      refuse(value);
    const made = keep(Array.isArray(value) ? new Array(value.length) : {});
    for (const key of Object.keys(value)) made[key] = copy(value[key], seen);
    return made;
  };
  lab.clone = (value) => copy(value, new Map());
  lab.global('structuredClone', function structuredClone(value) {
    if (arguments.length === 0) {
      throw lab.coded(TypeError, 'ERR_MISSING_ARGS', 'The "value" argument must be specified');
    }
    return lab.clone(value);
  });
};
