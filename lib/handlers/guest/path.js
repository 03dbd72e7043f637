// node:path, POSIX.
(lab) => {
  const check = (value, name) => {
    if (typeof value === 'string') return;
    throw lab.coded(
      TypeError,
      'ERR_INVALID_ARG_TYPE',
      `The "${name}" argument must be of type string. Received ${lab.inspect(value)}`,
    );
  };
  const squeeze = (path, absolute) => {
    const parts = [];
    for (const part of path.split('/')) {
      if (part === '' || part === '.') continue;
      if (part !== '..') parts.push(part);
      else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
      else if (!absolute) parts.push('..');
    }
    return parts.join('/');
  };
  const isAbsolute = (path) => {
    check(path, 'path');
    return path.startsWith('/');
  };
  const normalize = (path) => {
    check(path, 'path');
    if (path === '') return '.';
    const absolute = path.startsWith('/');
    const body = squeeze(path, absolute);
    const end = path.endsWith('/') && body !== '' ? '/' : '';
    return absolute ? `/${body}${end}` : body === '' ? (end ? './' : '.') : body + end;
  };
  const join = (...parts) => {
    for (const part of parts) check(part, 'path');
    const joined = parts.filter((part) => part !== '').join('/');
    return joined === '' ? '.' : normalize(joined);
  };
  const resolve = (...parts) => {
    let path = '';
    for (let i = parts.length - 1; i >= 0 && !path.startsWith('/'); i--) {
      check(parts[i], `paths[${i}]`);
      if (parts[i] !== '') path = path === '' ? parts[i] : `${parts[i]}/${path}`;
    }
    if (!path.startsWith('/')) path = `/var/task/${path}`;
    return `/${squeeze(path, true)}`;
  };
  const dirname = (path) => {
    check(path, 'path');
    const trimmed = path.length > 1 ? path.replace(/\/+$/, '') : path;
    const at = trimmed.lastIndexOf('/');
    return at === -1 ? '.' : at === 0 ? '/' : trimmed.slice(0, at);
  };
  const basename = (path, suffix) => {
    check(path, 'path');
    const trimmed = path.replace(/\/+$/, '');
    const name = trimmed.slice(trimmed.lastIndexOf('/') + 1);
    return suffix && name.endsWith(suffix) && name !== suffix ? name.slice(0, -suffix.length) : name;
  };
  const extname = (path) => {
    const name = basename(path);
    const at = name.lastIndexOf('.');
    return at <= 0 ? '' : name.slice(at);
  };
  const relative = (from, to) => {
    const a = resolve(from).split('/').filter(Boolean);
    const b = resolve(to).split('/').filter(Boolean);
    let same = 0;
    while (same < a.length && same < b.length && a[same] === b[same]) same++;
    return [...a.slice(same).map(() => '..'), ...b.slice(same)].join('/');
  };
  const parse = (path) => {
    const base = basename(path);
    const ext = extname(path);
    const dir = path.includes('/') ? dirname(path) : '';
    return { root: isAbsolute(path) ? '/' : '', dir, base, ext, name: ext ? base.slice(0, -ext.length) : base };
  };
  const format = ({ dir, root = '', base, name = '', ext = '' }) => {
    const file = base ?? `${name}${ext && !ext.startsWith('.') ? '.' : ''}${ext}`;
    return dir ? (dir === root ? `${dir}${file}` : `${dir}/${file}`) : root + file;
  };
  const path = {
    sep: '/',
    delimiter: ':',
    isAbsolute,
    normalize,
    join,
    resolve,
    dirname,
    basename,
    extname,
    relative,
    parse,
    format,
    toNamespacedPath: (value) => value,
  };
  path.posix = path;
  lab.path = path;
  lab.builtin('path', () => path);
  lab.builtin('path/posix', () => path);
};
