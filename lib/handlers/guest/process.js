// The process object, console, and the globals that Node has and Lambda keeps.
(lab) => {
  const { EventEmitter } = lab;
  const process = new EventEmitter();
  const nowMs = () => lab.hostNow();
  const hrtime = (before) => {
    const ms = nowMs() - lab.startedAt;
    const seconds = Math.floor(ms / 1000);
    const nanos = Math.floor((ms - seconds * 1000) * 1e6);
    if (!before) return [seconds, nanos];
    const borrow = nanos < before[1] ? 1 : 0;
    return [seconds - before[0] - borrow, nanos - before[1] + borrow * 1e9];
  };
  hrtime.bigint = () => BigInt(Math.floor((nowMs() - lab.startedAt) * 1e6));
  const output = (level) => ({
    isTTY: false,
    writable: true,
    write: (chunk, ...rest) => {
      const text = typeof chunk === 'string' ? chunk : lab.Buffer.from(chunk).toString();
      lab.writeLog(text.endsWith('\n') ? text.slice(0, -1) : text, level);
      const callback = rest.find((value) => typeof value === 'function');
      if (callback) lab.soon(callback);
      return true;
    },
  });
  const exit = (code) => {
    lab.host('exit', String(Number(code ?? process.exitCode ?? 0) | 0));
  };
  Object.assign(process, {
    title: 'node',
    env: {},
    argv: ['/var/lang/bin/node', '/var/runtime/index.mjs'],
    execArgv: [],
    execPath: '/var/lang/bin/node',
    platform: 'linux',
    pid: 2,
    ppid: 1,
    exitCode: undefined,
    cwd: () => '/var/task',
    chdir: () => {
      throw lab.coded(
        Error,
        'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
        'process.chdir() is not available in Invocation Lab',
      );
    },
    exit,
    reallyExit: exit,
    abort: () => lab.host('exit', '134'),
    kill: () => {
      throw lab.coded(Error, 'EPERM', 'kill EPERM');
    },
    nextTick: (callback, ...args) => {
      if (typeof callback !== 'function') {
        throw lab.coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "callback" argument must be of type function.');
      }
      lab.soon(() => callback(...args));
    },
    hrtime,
    uptime: () => (nowMs() - lab.startedAt) / 1000,
    memoryUsage: Object.assign(
      () => {
        const rss = Number(lab.host('memory'));
        return { rss, heapTotal: rss, heapUsed: rss, external: 0, arrayBuffers: 0 };
      },
      { rss: () => Number(lab.host('memory')) },
    ),
    cpuUsage: () => ({ user: Math.floor((nowMs() - lab.startedAt) * 1000), system: 0 }),
    emitWarning: (warning) => lab.console.warn(warning instanceof Error ? warning.message : warning),
    umask: () => 0o22,
    getuid: () => 993,
    geteuid: () => 993,
    getgid: () => 990,
    features: {},
    config: {},
    release: { name: 'node' },
    stdout: output('stdout'),
    stderr: output('stderr'),
    binding: () => {
      throw lab.coded(Error, 'ERR_ACCESS_DENIED', 'process.binding() is not available in Invocation Lab');
    },
    dlopen: () => {
      throw lab.coded(Error, 'ERR_ACCESS_DENIED', 'Invocation Lab cannot load native addons');
    },
    getBuiltinModule: (name) => {
      const plain = String(name).replace(/^node:/, '');
      return Object.hasOwn(lab.builtins, plain) ? lab.builtins[plain]() : undefined;
    },
  });
  process[Symbol.toStringTag] = 'process';
  lab.process = process;
  lab.setUpProcess = ({ env, nodeVersion, arch }) => {
    for (const [name, value] of Object.entries(env)) process.env[name] = value;
    process.arch = arch;
    process.version = `v${nodeVersion}`;
    process.versions = { node: nodeVersion };
  };
  lab.global('process', process);
  lab.builtin('process', () => process);

  lab.global('performance', {
    now: () => nowMs() - lab.startedAt,
    get timeOrigin() {
      return lab.startedAt;
    },
    mark: () => undefined,
    measure: () => undefined,
  });
  lab.builtin('perf_hooks', () => ({ performance }));

  const noNetwork = (name) =>
    lab.coded(
      Error,
      'ERR_LAB_NO_NETWORK',
      `${name} is not available in Invocation Lab: handlers have no network. @aws-sdk/client-lambda and @aws-sdk/client-sqs talk to this lab.`,
    );
  lab.noNetwork = noNetwork;
  lab.global('fetch', async function fetch() {
    throw noNetwork('fetch()');
  });

  // AbortController, for code that passes signals about.
  class EventTarget {
    #emitter = new EventEmitter();
    addEventListener(name, listener, options) {
      const run = typeof listener === 'function' ? listener : listener.handleEvent.bind(listener);
      if (options?.once) this.#emitter.once(name, run);
      else this.#emitter.on(name, run);
    }
    removeEventListener(name, listener) {
      this.#emitter.removeListener(name, listener);
    }
    dispatchEvent(event) {
      this.#emitter.emit(event.type, event);
      this[`on${event.type}`]?.(event);
      return true;
    }
  }
  class Event {
    constructor(type) {
      this.type = type;
    }
  }
  class AbortSignal extends EventTarget {
    aborted = false;
    reason = undefined;
    onabort = null;
    throwIfAborted() {
      if (this.aborted) throw this.reason;
    }
    static abort(reason) {
      const controller = new AbortController();
      controller.abort(reason);
      return controller.signal;
    }
    static timeout(ms) {
      const controller = new AbortController();
      setTimeout(
        () => controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')),
        ms,
      ).unref();
      return controller.signal;
    }
  }
  class AbortController {
    signal = new AbortSignal();
    abort(reason = new DOMException('This operation was aborted', 'AbortError')) {
      if (this.signal.aborted) return;
      this.signal.aborted = true;
      this.signal.reason = reason;
      this.signal.dispatchEvent(new Event('abort'));
    }
  }
  for (const [name, value] of Object.entries({ EventTarget, Event, AbortSignal, AbortController }))
    lab.global(name, value);
};
