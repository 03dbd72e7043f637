// The ground that the rest of the guest stands on: what the lab gives it, and the intrinsics as they were before any handler
// code could change them. Every file here is evaluated inside the sandbox and gives a function of `lab`.
(lab) => {
  const { call } = Function.prototype;
  const uncurry = call.bind.bind(call);

  lab.intrinsics = {
    stringify: JSON.stringify,
    parse: JSON.parse,
    then: uncurry(Promise.prototype.then),
    isArray: Array.isArray,
    dateNow: Date.now,
    toISOString: uncurry(Date.prototype.toISOString),
    Date,
    Error,
    String,
    Promise,
  };

  // Stacks as V8 writes them: a headline, then frames, those of the lab's own code left out.
  const headline = (error) => {
    const name = error?.name === undefined ? 'Error' : String(error.name);
    const message = error?.message === undefined ? '' : String(error.message);
    return message === '' ? name : name === '' ? message : `${name}: ${message}`;
  };
  // Files that the lab puts a wrapper before, on their first line, and its length.
  const shifts = new Map();
  lab.shiftColumns = (file, by) => {
    shifts.set(file, by);
  };
  Error.stackTraceLimit = 40;
  Error.prepareStackTrace = (error, frames) => {
    let text = headline(error);
    let shown = 0;
    for (const frame of frames) {
      const file = frame.getFileName();
      if (!file?.startsWith('/') || shown === 10) continue;
      const line = frame.getLineNumber();
      const column = frame.getColumnNumber() - (line === 1 ? (shifts.get(file) ?? 0) : 0);
      const place = `${file}:${line}:${Math.max(1, column)}`;
      const name = frame.getFunctionName();
      text += name && !name.startsWith('<') ? `\n    at ${name} (${place})` : `\n    at ${place}`;
      shown++;
    }
    return text;
  };

  /** An error with a code, as Node's own are. */
  lab.coded = (Kind, code, message, more) => Object.assign(new Kind(message), { code }, more);

  lab.builtins = Object.create(null);
  /** Declares what `require(name)` gives; made when first asked for. */
  lab.builtin = (name, make) => {
    let made;
    lab.builtins[name] = () => {
      made ??= make();
      return made;
    };
  };
  lab.global = (name, value) => {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  };

  globalThis.global = globalThis;
  delete globalThis.SharedArrayBuffer;

  // sfc32, seeded by the lab for each environment.
  let a = 1;
  let b = 2;
  let c = 3;
  let d = 4;
  lab.seedRandom = (seeds) => {
    [a, b, c, d] = seeds;
    for (let i = 0; i < 12; i++) lab.random32();
  };
  lab.random32 = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  Math.random = {
    random: () => ((lab.random32() >>> 5) * 67108864 + (lab.random32() >>> 6)) / 9007199254740992,
  }.random;
};
