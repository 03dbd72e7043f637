// node:assert.
(lab) => {
  class AssertionError extends Error {
    constructor({ message, actual, expected, operator }) {
      super(message);
      this.name = 'AssertionError';
      this.code = 'ERR_ASSERTION';
      this.generatedMessage = false;
      Object.assign(this, { actual, expected, operator });
    }
  }
  const fail = (message, standard, actual, expected, operator) => {
    if (message instanceof Error) throw message;
    throw new AssertionError({ message: message ?? standard, actual, expected, operator });
  };
  const both = (a, b, words) => `${words}:\n\n${lab.inspect(a)} !== ${lab.inspect(b)}\n`;
  const matches = (error, expected) => {
    if (expected === undefined) return true;
    if (expected instanceof RegExp) return expected.test(String(error));
    if (typeof expected === 'function') {
      if (expected.prototype !== undefined && error instanceof expected) return true;
      return (
        !(Object.prototype.isPrototypeOf.call(Error, expected) || expected === Error) &&
        expected.call({}, error) === true
      );
    }
    return Object.keys(expected).every((key) =>
      expected[key] instanceof RegExp && typeof error[key] === 'string'
        ? expected[key].test(error[key])
        : lab.deepEqual(error[key], expected[key], true),
    );
  };
  const expectThrown = (thrown, error, expected, message) => {
    if (!thrown)
      fail(
        typeof expected === 'string' ? expected : message,
        'Missing expected exception.',
        undefined,
        expected,
        'throws',
      );
    if (typeof expected !== 'string' && !matches(error, expected)) throw error;
  };

  const assert = (value, message) => assert.ok(value, message);
  Object.assign(assert, {
    AssertionError,
    ok: (value, message) => {
      if (!value) fail(message, 'The expression evaluated to a falsy value', value, true, '==');
    },
    fail: (message) => fail(message, 'Failed', undefined, undefined, 'fail'),
    equal: (a, b, message) => {
      if (!(a == b || (Number.isNaN(a) && Number.isNaN(b))))
        fail(message, `${lab.inspect(a)} == ${lab.inspect(b)}`, a, b, '==');
    },
    notEqual: (a, b, message) => {
      if (a == b) fail(message, `${lab.inspect(a)} != ${lab.inspect(b)}`, a, b, '!=');
    },
    strictEqual: (a, b, message) => {
      if (!Object.is(a, b)) fail(message, both(a, b, 'Expected values to be strictly equal'), a, b, 'strictEqual');
    },
    notStrictEqual: (a, b, message) => {
      if (Object.is(a, b))
        fail(message, `Expected "actual" to be strictly unequal to: ${lab.inspect(b)}`, a, b, 'notStrictEqual');
    },
    deepEqual: (a, b, message) => {
      if (!lab.deepEqual(a, b, false))
        fail(message, both(a, b, 'Expected values to be loosely deep-equal'), a, b, 'deepEqual');
    },
    deepStrictEqual: (a, b, message) => {
      if (!lab.deepEqual(a, b, true))
        fail(message, both(a, b, 'Expected values to be strictly deep-equal'), a, b, 'deepStrictEqual');
    },
    notDeepStrictEqual: (a, b, message) => {
      if (lab.deepEqual(a, b, true))
        fail(
          message,
          `Expected "actual" not to be strictly deep-equal to: ${lab.inspect(b)}`,
          a,
          b,
          'notDeepStrictEqual',
        );
    },
    match: (text, pattern, message) => {
      if (!pattern.test(text))
        fail(
          message,
          `The input did not match the regular expression ${pattern}. Input:\n\n${lab.inspect(text)}\n`,
          text,
          pattern,
          'match',
        );
    },
    doesNotMatch: (text, pattern, message) => {
      if (pattern.test(text))
        fail(
          message,
          `The input was expected to not match the regular expression ${pattern}.`,
          text,
          pattern,
          'doesNotMatch',
        );
    },
    throws: (run, expected, message) => {
      let thrown = false;
      let error;
      try {
        run();
      } catch (caught) {
        thrown = true;
        error = caught;
      }
      expectThrown(thrown, error, expected, message);
    },
    doesNotThrow: (run) => {
      run();
    },
    rejects: async (run, expected, message) => {
      let thrown = false;
      let error;
      try {
        await (typeof run === 'function' ? run() : run);
      } catch (caught) {
        thrown = true;
        error = caught;
      }
      expectThrown(thrown, error, expected, message);
    },
    doesNotReject: async (run) => {
      await (typeof run === 'function' ? run() : run);
    },
    ifError: (value) => {
      if (value !== null && value !== undefined) throw value;
    },
  });
  assert.strict = Object.assign((value, message) => assert.ok(value, message), assert, {
    equal: assert.strictEqual,
    notEqual: assert.notStrictEqual,
    deepEqual: assert.deepStrictEqual,
  });
  assert.strict.strict = assert.strict;
  lab.builtin('assert', () => assert);
  lab.builtin('assert/strict', () => assert.strict);
};
