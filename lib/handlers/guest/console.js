// console, in Lambda's text and JSON formats (FUN-41, FUN-43).
(lab) => {
  const { stringify, toISOString, Date: NativeDate } = lab.intrinsics;
  const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];
  let json = false;
  let lowest = 0;
  let indent = '';

  lab.writeLog = (text) => {
    lab.host('log', text);
  };
  const errorFields = (error) => ({
    errorType: error?.constructor?.name ?? 'UnknownError',
    errorMessage: error.message,
    stackTrace: typeof error.stack === 'string' ? error.stack.split('\n') : error.stack,
  });
  const replacer = (_key, value) => (value instanceof Error ? Object.assign(errorFields(value), value) : value);
  const jsonLine = (level, args) => {
    const record = { timestamp: toISOString(new NativeDate()), level, requestId: lab.requestId };
    if (args.length === 1) {
      record.message = args[0];
      try {
        return stringify(record, replacer);
      } catch {
        record.message = lab.format(args[0]);
        return stringify(record);
      }
    }
    record.message = lab.format(...args);
    const error = args.find((value) => value instanceof Error);
    if (error) Object.assign(record, errorFields(error));
    return stringify(record);
  };
  const textLine = (level, args) => {
    const text = lab.format(...args);
    return `${toISOString(new NativeDate())}\t${lab.requestId}\t${level}\t${indent ? indent + text : text}`;
  };
  const write = (level, args) => {
    if (LEVELS.indexOf(level) < lowest) return;
    lab.writeLog((json ? jsonLine(level, args) : textLine(level, args)).replaceAll('\n', '\r'));
  };
  lab.logAt = write;
  lab.setUpConsole = ({ format, level }) => {
    json = format === 'JSON';
    lowest = Math.max(0, LEVELS.indexOf(String(level ?? 'TRACE').toUpperCase()));
  };

  const counts = new Map();
  const timers = new Map();
  const elapsed = (label) => `${label}: ${(lab.hostNow() - timers.get(label)).toFixed(3)}ms`;
  const console = {
    log: (...args) => write('INFO', args),
    info: (...args) => write('INFO', args),
    debug: (...args) => write('DEBUG', args),
    trace: (...args) => write('TRACE', args),
    warn: (...args) => write('WARN', args),
    error: (...args) => write('ERROR', args),
    fatal: (...args) => write('FATAL', args),
    dir: (value, options) => write('INFO', [lab.inspect(value, options)]),
    table: (value) => write('INFO', [value]),
    assert: (ok, ...args) => {
      if (!ok) write('WARN', args.length === 0 ? ['Assertion failed'] : [`Assertion failed: ${lab.format(...args)}`]);
    },
    count: (label = 'default') => {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      write('INFO', [`${label}: ${counts.get(label)}`]);
    },
    countReset: (label = 'default') => {
      counts.delete(label);
    },
    time: (label = 'default') => {
      timers.set(label, lab.hostNow());
    },
    timeLog: (label = 'default', ...args) => {
      if (timers.has(label)) write('INFO', [elapsed(label), ...args]);
    },
    timeEnd: (label = 'default') => {
      if (timers.has(label)) write('INFO', [elapsed(label)]);
      timers.delete(label);
    },
    group: (...args) => {
      if (args.length > 0) write('INFO', args);
      indent += '  ';
    },
    groupEnd: () => {
      indent = indent.slice(2);
    },
  };
  lab.console = { ...console };
  lab.global('console', console);
  lab.builtin('console', () => console);
};
