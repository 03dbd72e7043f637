// node:fs: the package under /var/task, to be read, and /tmp, in memory.
(lab) => {
  const WORDS = {
    ENOENT: 'no such file or directory',
    EROFS: 'read-only file system',
    EISDIR: 'illegal operation on a directory',
    ENOTDIR: 'not a directory',
    EEXIST: 'file already exists',
    ENOSPC: 'no space left on device',
    ENOTEMPTY: 'directory not empty',
    EACCES: 'permission denied',
  };
  const NUMBERS = {
    ENOENT: -2,
    EROFS: -30,
    EISDIR: -21,
    ENOTDIR: -20,
    EEXIST: -17,
    ENOSPC: -28,
    ENOTEMPTY: -39,
    EACCES: -13,
  };
  const fail = (code, syscall, path) => {
    throw Object.assign(new Error(`${code}: ${WORDS[code]}, ${syscall} '${path}'`), {
      errno: NUMBERS[code],
      code,
      syscall,
      path,
    });
  };
  const pathOf = (value) => {
    const text =
      value instanceof URL ? decodeURIComponent(value.pathname) : lab.Buffer.isBuffer(value) ? value.toString() : value;
    if (typeof text !== 'string') {
      throw lab.coded(
        TypeError,
        'ERR_INVALID_ARG_TYPE',
        'The "path" argument must be of type string or an instance of Buffer or URL.',
      );
    }
    if (text.includes('\0')) {
      throw lab.coded(TypeError, 'ERR_INVALID_ARG_VALUE', "The argument 'path' must be a string without null bytes.");
    }
    return lab.path.resolve(text);
  };
  const entry = (path) => lab.intrinsics.parse(lab.host('fsStat', path));
  const change = (op, syscall, path, bytes) => {
    const code = bytes === undefined ? lab.host(op, path) : lab.host(op, path, bytes);
    if (code !== '') fail(code, syscall, path);
  };
  const encodingOf = (options) => (typeof options === 'string' ? options : options?.encoding);
  const toBytes = (data, options) =>
    lab.asPlain(ArrayBuffer.isView(data) ? data : lab.Buffer.from(String(data), encodingOf(options) ?? 'utf8'));
  class Stats {
    constructor({ kind, size }) {
      const at = new Date(lab.startedAt);
      Object.assign(this, {
        size,
        mode: kind === 'file' ? 0o100644 : 0o40755,
        mtime: at,
        atime: at,
        ctime: at,
        birthtime: at,
      });
      this.mtimeMs = at.getTime();
      Object.defineProperty(this, 'kind', { value: kind });
    }
    isFile() {
      return this.kind === 'file';
    }
    isDirectory() {
      return this.kind === 'directory';
    }
    isSymbolicLink() {
      return false;
    }
  }
  const find = (path, syscall) => {
    const full = pathOf(path);
    const found = entry(full);
    if (found === null) fail('ENOENT', syscall, full);
    return { full, ...found };
  };
  const sync = {
    readFile: (path, options) => {
      const { full, kind } = find(path, 'open');
      if (kind === 'directory') fail('EISDIR', 'read', full);
      const bytes = lab.host('fsRead', full);
      const buffer = lab.Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const encoding = encodingOf(options);
      return encoding ? buffer.toString(encoding) : buffer;
    },
    writeFile: (path, data, options) => {
      const full = pathOf(path);
      const bytes = toBytes(data, options);
      if (options?.flag === 'a') return sync.appendFile(path, data, options);
      if (options?.flag === 'wx' && entry(full) !== null) fail('EEXIST', 'open', full);
      change('fsWrite', 'open', full, bytes);
    },
    appendFile: (path, data, options) => {
      const full = pathOf(path);
      const before = entry(full) === null ? lab.Buffer.alloc(0) : sync.readFile(full);
      change('fsWrite', 'open', full, lab.asPlain(lab.Buffer.concat([before, toBytes(data, options)])));
    },
    unlink: (path) => change('fsRemove', 'unlink', find(path, 'unlink').full),
    rm: (path, { force = false, recursive = false } = {}) => {
      const full = pathOf(path);
      const found = entry(full);
      if (found === null) return force ? undefined : fail('ENOENT', 'rm', full);
      if (found.kind === 'directory') {
        if (!recursive) fail('EISDIR', 'rm', full);
        for (const name of found.names) sync.rm(lab.path.join(full, name), { recursive });
      }
      if (full !== '/tmp') change('fsRemove', 'rm', full);
    },
    rmdir: (path) => {
      const { full, kind, names } = find(path, 'rmdir');
      if (kind !== 'directory') fail('ENOTDIR', 'rmdir', full);
      if (names.length > 0) fail('ENOTEMPTY', 'rmdir', full);
      change('fsRemove', 'rmdir', full);
    },
    mkdir: (path, options) => {
      const full = pathOf(path);
      if (entry(full) !== null) {
        if (options?.recursive) return undefined;
        fail('EEXIST', 'mkdir', full);
      }
      const parent = lab.path.dirname(full);
      if (entry(parent) === null) {
        if (!options?.recursive) fail('ENOENT', 'mkdir', full);
        sync.mkdir(parent, options);
      }
      change('fsMakeDirectory', 'mkdir', full);
      return options?.recursive ? full : undefined;
    },
    mkdtemp: (prefix) => {
      const full = `${pathOf(prefix)}${Array.from({ length: 6 }, () => (lab.random32() % 36).toString(36)).join('')}`;
      sync.mkdir(full);
      return full;
    },
    readdir: (path, options) => {
      const { full, kind, names } = find(path, 'scandir');
      if (kind !== 'directory') fail('ENOTDIR', 'scandir', full);
      if (!options?.withFileTypes) return names;
      return names.map((name) =>
        Object.assign(new Stats(entry(lab.path.join(full, name))), { name, parentPath: full }),
      );
    },
    stat: (path, options) => {
      const full = pathOf(path);
      const found = entry(full);
      if (found === null) return options?.throwIfNoEntry === false ? undefined : fail('ENOENT', 'stat', full);
      return new Stats(found);
    },
    access: (path, mode = 0) => {
      const { full } = find(path, 'access');
      if ((mode & 2) !== 0 && full !== '/tmp' && !full.startsWith('/tmp/')) fail('EROFS', 'access', full);
    },
    copyFile: (from, to) => sync.writeFile(to, sync.readFile(from)),
    rename: (from, to) => {
      sync.copyFile(from, to);
      sync.unlink(from);
    },
    realpath: (path) => find(path, 'realpath').full,
  };
  sync.lstat = sync.stat;
  const promises = Object.fromEntries(
    Object.entries(sync).map(([name, run]) => [name, async (...args) => run(...args)]),
  );
  const constants = { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1 };
  const fs = { promises, constants, Stats };
  for (const [name, run] of Object.entries(sync)) {
    fs[`${name}Sync`] = run;
    fs[name] = (...args) => {
      const callback = args.pop();
      promises[name](...args).then(
        (value) => lab.soon(() => callback(null, value)),
        (error) => lab.soon(() => callback(error)),
      );
    };
  }
  fs.existsSync = (path) => {
    try {
      return entry(pathOf(path)) !== null;
    } catch {
      return false;
    }
  };
  fs.createReadStream =
    fs.createWriteStream =
    fs.openSync =
    fs.open =
    fs.watch =
    fs.symlinkSync =
    fs.linkSync =
      () => {
        throw lab.coded(
          Error,
          'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
          'Invocation Lab keeps files in memory: streams, descriptors, links and watchers are not available. Read and write whole files.',
        );
      };
  lab.builtin('fs', () => fs);
  lab.builtin('fs/promises', () => ({ ...promises, constants }));
  lab.builtin('os', () => ({
    EOL: '\n',
    tmpdir: () => '/tmp',
    homedir: () => '/home/sbx_user1051',
    hostname: () => '169.254.10.1',
    platform: () => 'linux',
    type: () => 'Linux',
    arch: () => process.arch,
    release: () => '5.10.0',
    cpus: () => [
      { model: 'Lambda', speed: 2500, times: {} },
      { model: 'Lambda', speed: 2500, times: {} },
    ],
    totalmem: () => lab.memorySizeMb * 1048576,
    freemem: () => lab.memorySizeMb * 1048576 - process.memoryUsage().rss,
    uptime: () => process.uptime(),
    endianness: () => 'LE',
  }));
};
