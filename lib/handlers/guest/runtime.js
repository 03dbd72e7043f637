// The Lambda runtime inside the sandbox: loads the handler, runs invocations one at a time, tells the lab how each stands.
(lab) => {
  const { stringify, parse, then } = lab.intrinsics;
  let handler;
  let settings;
  let phase = 'idle';
  /** How the phase ended, or undefined. */
  let done;
  /** Set while the answer waits for the event loop to be empty. */
  let whenEmpty;

  const runtimeError = (type, message, stack) => {
    const error = new Error(message);
    Object.defineProperty(error, 'name', { value: `Runtime.${type}`, configurable: true });
    const frames = stack === undefined ? '' : stack.slice(Math.max(0, stack.indexOf('\n    at ')));
    error.stack = `Runtime.${type}: ${message}${frames.startsWith('\n') ? frames : ''}`;
    return error;
  };
  const looksLikeError = (value) =>
    typeof value?.name === 'string' &&
    value.name &&
    typeof value.message === 'string' &&
    value.message &&
    typeof value.stack === 'string';
  /** An error made by the machine itself may have no stack worth showing. */
  const traceOf = (error) => {
    const { name, message, stack } = error;
    const usable = typeof stack === 'string' && stack !== '' && (stack !== String(name) || message === '');
    return usable ? stack.split('\n') : [`${name}: ${message}`];
  };
  /** FUN-02, FUN-03 */
  const answerOf = (error) => {
    try {
      if (error instanceof Error || looksLikeError(error)) {
        return { errorType: String(error.name), errorMessage: String(error.message), trace: traceOf(error) };
      }
      return { errorType: typeof error, errorMessage: error.toString(), trace: [] };
    } catch {
      return {
        errorType: 'handled',
        errorMessage:
          'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack',
        trace: [],
      };
    }
  };
  const isOutOfMemory = (error) => {
    try {
      return error instanceof InternalError && error.message === 'out of memory';
    } catch {
      return false;
    }
  };
  const end = (result) => {
    done ??= result;
    whenEmpty = undefined;
  };
  const endWithError = (error, fatal) => {
    if (isOutOfMemory(error)) return end({ kind: 'out-of-memory' });
    end({ kind: 'error', ...answerOf(error), fatal });
  };
  const endWithValue = (value) => {
    let body;
    try {
      body = stringify(value === undefined ? null : value);
    } catch (error) {
      if (isOutOfMemory(error)) return end({ kind: 'out-of-memory' });
      return endWithError(new Error('Unable to stringify response body'), undefined);
    }
    end({ kind: 'response', body: body ?? '' });
  };

  lab.uncaught = (error) => {
    endWithError(error, 'uncaught-exception');
  };
  lab.unhandled = (reason) => {
    const wrapped = runtimeError('UnhandledPromiseRejection', reasonText(reason), reason?.stack);
    endWithError(isOutOfMemory(reason) ? reason : wrapped, 'unhandled-rejection');
  };
  const reasonText = (reason) => {
    try {
      return reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);
    } catch {
      return 'a reason that cannot be shown';
    }
  };

  // --- init ---
  const splitHandler = (name) => {
    if (name.includes('..')) {
      throw runtimeError(
        'MalformedHandlerName',
        `'${name}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`,
      );
    }
    const base = lab.path.basename(name);
    const match = /^([^.]*)\.(.*)$/.exec(base);
    if (!match) throw runtimeError('MalformedHandlerName', 'Bad handler');
    return { file: name.slice(0, name.indexOf(base)) + match[1], path: match[2] };
  };
  const loadModule = async (file) => {
    const found = parse(lab.host('resolveHandler', file));
    if (found.kind === 'module') return import(found.path);
    return lab.requireFrom('/var/runtime/index.mjs')(found.path);
  };
  const loadHandler = async (name) => {
    const { file, path } = splitHandler(name);
    let app;
    try {
      app = await loadModule(file);
    } catch (error) {
      if (error instanceof SyntaxError) throw runtimeError('UserCodeSyntaxError', `${error}`, error.stack);
      if (error?.code === 'MODULE_NOT_FOUND')
        throw runtimeError('ImportModuleError', `Error: ${error.message}`, error.stack);
      throw error;
    }
    const found = path.split('.').reduce((nested, key) => nested?.[key], app);
    if (!found) throw runtimeError('HandlerNotFound', `${name} is undefined or not exported`);
    if (typeof found !== 'function') throw runtimeError('HandlerNotFound', `${name} is not a function`);
    if (settings.nodeMajor >= 24 && found.length >= 3) {
      throw runtimeError(
        'CallbackHandlerDeprecated',
        'AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later. For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.',
      );
    }
    handler = found;
  };
  const init = (request) => {
    settings = request;
    lab.startedAt = lab.now();
    lab.memorySizeMb = request.memorySizeMb;
    lab.seedRandom(request.seeds);
    lab.numberCallsFrom(request.firstCallId);
    lab.setUpProcess(request);
    lab.setUpConsole(request);
    begin('init', undefined);
    then(
      loadHandler(request.handler),
      () => end({ kind: 'response', body: 'null' }),
      (error) => endWithError(error, 'init'),
    );
  };

  // --- invoke ---
  const once = (run) => {
    let called = false;
    return (...args) => {
      if (called) return;
      called = true;
      run(...args);
    };
  };
  const contextOf = (request) => {
    let waits = true;
    const { deadlineMs, ...plain } = request.context;
    const settle = (error, value) => {
      if (error !== undefined && error !== null) endWithError(error, undefined);
      else endWithValue(value);
    };
    const context = {
      get callbackWaitsForEmptyEventLoop() {
        return waits;
      },
      set callbackWaitsForEmptyEventLoop(value) {
        waits = value;
      },
      succeed: once((value) => settle(null, value)),
      fail: once((error) => settle(error ?? 'handled', null)),
      done: once(settle),
      ...plain,
      getRemainingTimeInMillis: () => deadlineMs - lab.now(),
    };
    const callback = once((error, value) => {
      if (error !== undefined && error !== null) endWithError(error, undefined);
      else if (waits) whenEmpty = () => endWithValue(value);
      else endWithValue(value);
    });
    return { context, callback };
  };
  /** FUN-15 */
  const neverAnswered = (isAsync) => () => {
    if (!isAsync) return endWithValue(null);
    const message =
      'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes';
    endWithError(runtimeError('NodeJsExit', message), undefined);
  };
  const invoke = (request) => {
    begin('invoke', request.context.awsRequestId);
    lab.process.env._X_AMZN_TRACE_ID = request.traceId;
    const { context, callback } = contextOf(request);
    whenEmpty = neverAnswered(Object.prototype.toString.call(handler) === '[object AsyncFunction]');
    try {
      const result = handler(parse(request.payload), context, callback);
      if (typeof result?.then === 'function') {
        whenEmpty &&= neverAnswered(true);
        const { succeed, fail } = context;
        result.then(succeed, fail);
      }
    } catch (error) {
      endWithError(error, undefined);
    }
  };

  const begin = (name, requestId) => {
    phase = name;
    done = undefined;
    whenEmpty = undefined;
    lab.requestId = requestId;
  };

  // --- what the lab asks, one text in, one text out ---
  const status = () => {
    const result = done;
    if (result !== undefined) phase = 'idle';
    const calls = lab.takeCalls();
    return stringify({ result, calls, nextTimerAt: lab.nextTimerAt(), callsWaiting: lab.callsWaiting() });
  };
  const loopEmpty = () => {
    const run = whenEmpty;
    whenEmpty = undefined;
    if (run) run();
    else if (phase === 'init') {
      end({ kind: 'exit', exitCode: 13 });
    }
  };
  const OPERATIONS = {
    init: (text) => init(parse(text)),
    invoke: (text) => invoke(parse(text)),
    answer: (text) => lab.answerCall(parse(text)),
    'fire-timer': () => (done === undefined && lab.fireTimer() ? 'fired' : ''),
    'loop-empty': loopEmpty,
    status,
    builtins: () => stringify(lab.builtinNames()),
  };
  lab.drive = (operation, value) => {
    if (operation === 'unhandled') return lab.unhandled(value);
    if (operation === 'import') return lab.imports(...value.split('|'));
    return OPERATIONS[operation](value);
  };
};
