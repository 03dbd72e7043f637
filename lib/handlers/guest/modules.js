// require: CommonJS between the files of the package, and the built-in modules. Where a name leads to is the lab's to say.
(lab) => {
  const cache = Object.create(null);
  const { parse } = lab.intrinsics;

  const notFound = (name, from) =>
    lab.coded(Error, 'MODULE_NOT_FOUND', `Cannot find module '${name}'\nRequire stack:\n- ${from}`, {
      requireStack: [from],
    });
  const refused = (name) =>
    lab.coded(
      Error,
      'ERR_LAB_MODULE_REFUSED',
      `The module '${name}' is not available in Invocation Lab: a handler runs in a sandbox without network, processes and native code.`,
    );

  class Module {
    constructor(filename) {
      this.id = filename;
      this.filename = filename;
      this.path = lab.path.dirname(filename);
      this.exports = {};
      this.loaded = false;
      this.children = [];
    }
  }

  const load = (kind, filename) => {
    if (cache[filename]) return cache[filename].exports;
    const module = new Module(filename);
    cache[filename] = module;
    try {
      if (kind === 'json') module.exports = readJson(filename);
      else if (kind === 'module') module.exports = requireModule(filename);
      else runCommonJs(module);
    } catch (error) {
      delete cache[filename];
      throw error;
    }
    module.loaded = true;
    return module.exports;
  };
  const readJson = (filename) => {
    try {
      return parse(lab.host('source', filename));
    } catch (error) {
      error.message = `${filename}: ${error.message}`;
      throw error;
    }
  };
  const requireModule = (filename) => {
    const { error, namespace } = lab.host('requireModule', filename);
    if (error !== undefined) throw error;
    if (namespace === undefined) {
      throw lab.coded(
        Error,
        'ERR_REQUIRE_ASYNC_MODULE',
        'require() cannot be used on an ESM graph with top-level await. Use import() instead.',
      );
    }
    return namespace;
  };
  const runCommonJs = (module) => {
    const { error, run } = lab.host('compile', module.filename);
    if (error !== undefined) throw error;
    lab.shiftColumns(module.filename, 62);
    run.call(module.exports, module.exports, requireFrom(module.filename), module, module.filename, module.path);
  };

  const requireFrom = (from) => {
    const resolve = (name) => {
      if (typeof name !== 'string' || name === '') {
        throw lab.coded(
          TypeError,
          'ERR_INVALID_ARG_TYPE',
          `The "id" argument must be of type string. Received ${lab.inspect(name)}`,
        );
      }
      return parse(lab.host('resolve', name, from));
    };
    const require = (name) => {
      const { kind, path } = resolve(name);
      if (kind === 'builtin') return lab.builtins[path]();
      if (kind === 'refused') throw refused(path);
      if (kind === 'missing') throw notFound(name, from);
      return load(kind, path);
    };
    require.resolve = (name) => {
      const { kind, path } = resolve(name);
      if (kind === 'missing') throw notFound(name, from);
      return path;
    };
    require.cache = cache;
    require.main = undefined;
    return require;
  };
  lab.requireFrom = requireFrom;

  // What `import` of something that is no ES module turns into asks here.
  lab.imports = (kind, path) => {
    if (kind === 'builtin') return lab.builtins[path]();
    if (kind === 'refused') throw refused(path);
    return load(kind, path);
  };
  lab.builtinNames = () => Object.keys(lab.builtins);
  lab.builtin('module', () => ({
    createRequire: (from) =>
      requireFrom(String(from).startsWith('file:') ? decodeURIComponent(new URL(from).pathname) : String(from)),
    builtinModules: Object.keys(lab.builtins),
    isBuiltin: (name) => Object.hasOwn(lab.builtins, String(name).replace(/^node:/, '')),
  }));
};
