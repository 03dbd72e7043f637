// util.inspect and util.format, as far as log lines need them.
(lab) => {
  const CUSTOM = Symbol.for('nodejs.util.inspect.custom');
  const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
  const MAX_ITEMS = 100;
  const MAX_TEXT = 10000;

  const quote = (text) => {
    const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes('`') ? '`' : "'";
    const escaped = text
      .replaceAll('\\', '\\\\')
      .replaceAll('\n', '\\n')
      .replaceAll('\r', '\\r')
      .replaceAll('\t', '\\t')
      .replaceAll('\b', '\\b')
      .replaceAll('\f', '\\f');
    return mark + (mark === "'" ? escaped.replaceAll("'", "\\'") : escaped) + mark;
  };
  const primitive = (value) => {
    if (typeof value === 'string') {
      const more = value.length - MAX_TEXT;
      return more > 0
        ? `${quote(value.slice(0, MAX_TEXT))}... ${more} more character${more > 1 ? 's' : ''}`
        : quote(value);
    }
    if (typeof value === 'bigint') return `${value}n`;
    if (typeof value === 'symbol') return value.toString();
    return Object.is(value, -0) ? '-0' : String(value);
  };
  const className = (value) => {
    for (let object = value; object !== null; object = Object.getPrototypeOf(object)) {
      const descriptor = Object.getOwnPropertyDescriptor(object, 'constructor');
      if (typeof descriptor?.value === 'function' && descriptor.value.name !== '') return descriptor.value.name;
    }
    return null;
  };
  const keyText = (key) => (typeof key === 'symbol' ? `[${key.toString()}]` : IDENTIFIER.test(key) ? key : quote(key));

  const reduce = (items, open, close, indent, grouped) => {
    if (items.length === 0) return `${open}${close}`;
    const total = items.reduce((sum, item) => sum + item.length + 2, 0);
    const oneLine =
      total + open.length + indent <= 76 && items.length <= 6 && !items.some((item) => item.includes('\n'));
    if (oneLine || (grouped && total + indent <= 72 && !items.some((item) => item.includes('\n')))) {
      return `${open} ${items.join(', ')} ${close}`;
    }
    const space = ' '.repeat(indent + 2);
    return `${open}\n${space}${items.join(`,\n${space}`)}\n${' '.repeat(indent)}${close}`;
  };

  const show = (value, context, depth, indent) => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return primitive(value);
    if (context.custom && typeof value[CUSTOM] === 'function') {
      const shown = value[CUSTOM](context.depth - depth, context, inspect);
      return typeof shown === 'string' ? shown : show(shown, context, depth, indent);
    }
    if (context.seen.includes(value)) return '[Circular *1]';
    const name = className(value);
    if (depth > context.depth) return Array.isArray(value) ? '[Array]' : `[${name ?? 'Object: null prototype'}]`;
    context.seen.push(value);
    try {
      return showObject(value, name, context, depth, indent);
    } finally {
      context.seen.pop();
    }
  };

  const showObject = (value, name, context, depth, indent) => {
    const inner = (part) => show(part, context, depth + 1, indent + 2);
    const properties = (skip) => {
      const shown = [];
      for (const key of Reflect.ownKeys(value)) {
        const descriptor = Object.getOwnPropertyDescriptor(value, key);
        if (!descriptor?.enumerable || skip(key)) continue;
        const text = descriptor.get
          ? descriptor.set
            ? '[Getter/Setter]'
            : '[Getter]'
          : descriptor.set
            ? '[Setter]'
            : inner(descriptor.value);
        shown.push(`${keyText(key)}: ${text}`);
      }
      return shown;
    };
    const none = () => false;
    const isIndex = (key) => typeof key === 'string' && /^\d+$/.test(key);
    const more = (count) => (count > 0 ? [`... ${count} more item${count > 1 ? 's' : ''}`] : []);
    if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))) {
      const plain = name === 'Array';
      const items = [];
      for (let i = 0; i < Math.min(value.length, MAX_ITEMS); i++)
        items.push(i in value ? inner(value[i]) : '<1 empty item>');
      const all = [...items, ...more(value.length - MAX_ITEMS), ...properties(isIndex)];
      return reduce(all, plain ? '[' : `${name}(${value.length}) [`, ']', indent, true);
    }
    if (value instanceof Map) {
      const items = Array.from(value, ([key, item]) => `${inner(key)} => ${inner(item)}`);
      return reduce([...items, ...properties(none)], `${name}(${value.size}) {`, '}', indent);
    }
    if (value instanceof Set) {
      const items = Array.from(value, inner);
      return reduce([...items, ...properties(none)], `${name}(${value.size}) {`, '}', indent);
    }
    if (value instanceof Error) {
      const stack = typeof value.stack === 'string' && value.stack !== '' ? value.stack : `[${value}]`;
      const rest = properties((key) => key === 'stack' || key === 'message');
      if (Object.hasOwn(value, 'cause')) rest.push(`[cause]: ${inner(value.cause)}`);
      const indented = stack.replaceAll('\n', `\n${' '.repeat(indent)}`);
      return rest.length === 0 ? indented : reduce(rest, `${indented} {`, '}', indent);
    }
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
    if (value instanceof RegExp) return String(value);
    if (value instanceof Promise) return 'Promise { <pending> }';
    if (value instanceof WeakMap || value instanceof WeakSet) return `${name} { <items unknown> }`;
    if (value instanceof ArrayBuffer) return `ArrayBuffer { byteLength: ${value.byteLength} }`;
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return `[${name}: ${primitive(value.valueOf())}]`;
    }
    if (typeof value === 'function') {
      const isClass = /^class\b/.test(Function.prototype.toString.call(value));
      const label = isClass
        ? `[class ${value.name || '(anonymous)'}]`
        : `[${name ?? 'Function'}${value.name ? `: ${value.name}` : ' (anonymous)'}]`;
      const rest = properties(none);
      return rest.length === 0 ? label : reduce(rest, `${label} {`, '}', indent);
    }
    const tag = value[Symbol.toStringTag];
    const tagged = typeof tag === 'string' && tag !== '' && tag !== name ? ` [${tag}]` : '';
    const prefix =
      name === null ? '[Object: null prototype] ' : name === 'Object' && !tagged ? '' : `${name}${tagged} `;
    const open = reduce(properties(none), `${prefix}{`, '}', indent);
    const circular = context.seen[0] === value && open.includes('[Circular *1]') ? '<ref *1> ' : '';
    return circular + open;
  };

  const inspect = (value, options = {}) => {
    const depth = options?.depth === null ? Infinity : (options?.depth ?? 2);
    return show(value, { depth, seen: [], custom: options?.customInspect !== false }, 0, 0);
  };
  inspect.custom = CUSTOM;
  inspect.defaultOptions = { depth: 2 };

  const forFormat = (value) => (typeof value === 'string' ? value : inspect(value));
  const DIRECTIVES = {
    s: (value) => {
      if (typeof value === 'bigint') return `${value}n`;
      if (typeof value === 'object' && value !== null && className(value) === 'Object')
        return inspect(value, { depth: 0 });
      return typeof value === 'object' && value !== null && !(value instanceof Error)
        ? inspect(value, { depth: 0 })
        : String(value);
    },
    d: (value) => (typeof value === 'bigint' ? `${value}n` : typeof value === 'object' ? 'NaN' : String(Number(value))),
    i: (value) =>
      typeof value === 'bigint' ? `${value}n` : typeof value === 'object' ? 'NaN' : String(Number.parseInt(value, 10)),
    f: (value) => String(Number.parseFloat(value)),
    j: (value) => {
      try {
        return JSON.stringify(value);
      } catch {
        return '[Circular]';
      }
    },
    o: (value) => inspect(value, { depth: 4 }),
    O: (value) => inspect(value),
    c: () => '',
  };
  const format = (...args) => {
    if (typeof args[0] !== 'string') return args.map(forFormat).join(' ');
    let next = 1;
    const text = args[0].replace(/%([sdifjoOc%])/g, (whole, kind) => {
      if (kind === '%') return args.length === 1 ? whole : '%';
      return next < args.length ? DIRECTIVES[kind](args[next++]) : whole;
    });
    return [text, ...args.slice(next).map(forFormat)].join(' ');
  };
  lab.inspect = inspect;
  lab.format = format;
};
