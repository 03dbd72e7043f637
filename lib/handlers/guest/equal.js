// Deep equality, for node:assert and util.isDeepStrictEqual.
(lab) => {
  const same = (a, b, strict) => (strict ? Object.is(a, b) : a == b || (Number.isNaN(a) && Number.isNaN(b)));
  const deepEqual = (a, b, strict, seen) => {
    if (same(a, b, strict)) return true;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
    if (strict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
    if (Array.isArray(a) !== Array.isArray(b)) return false;
    if (seen.get(a) === b) return true;
    seen.set(a, b);
    if (a instanceof Date && b instanceof Date && a.getTime() !== b.getTime()) return false;
    if (a instanceof RegExp && b instanceof RegExp && String(a) !== String(b)) return false;
    if (a instanceof Error && b instanceof Error && (a.name !== b.name || a.message !== b.message)) return false;
    if (a instanceof Map !== b instanceof Map || a instanceof Set !== b instanceof Set) return false;
    if (a instanceof Map) {
      if (a.size !== b.size) return false;
      for (const [key, value] of a) if (!b.has(key) || !deepEqual(value, b.get(key), strict, seen)) return false;
    }
    if (a instanceof Set) {
      if (a.size !== b.size) return false;
      for (const value of a) {
        if (!b.has(value) && ![...b].some((other) => deepEqual(value, other, strict, seen))) return false;
      }
    }
    if (
      a.valueOf !== Object.prototype.valueOf &&
      typeof a.valueOf() !== 'object' &&
      !same(a.valueOf(), b.valueOf(), strict)
    ) {
      return false;
    }
    const keys = Object.keys(a);
    if (keys.length !== Object.keys(b).length) return false;
    return keys.every((key) => Object.hasOwn(b, key) && deepEqual(a[key], b[key], strict, seen));
  };
  lab.deepEqual = (a, b, strict) => deepEqual(a, b, strict, new Map());
};
