// @ts-check
import { builtinModules } from 'node:module';
import { posix } from 'node:path';

/** Where packages lie in an execution environment. */
export const TASK_ROOT = '/var/task';

/**
 * Where a name leads.
 *
 * @typedef {{ kind: 'builtin' | 'refused' | 'missing' | 'commonjs' | 'module' | 'json', path: string }} Resolved
 */

const NODE_MODULES = new Set(builtinModules);

/** Resolves module names as Node does, but only among the files of one package: nothing else is there to be found. */
export class ModuleResolution {
  #files;
  #builtins;

  /**
   * @param {ReadonlyMap<string, string>} files by absolute path
   * @param {ReadonlySet<string>} builtins
   */
  constructor(files, builtins) {
    this.#files = files;
    this.#builtins = builtins;
  }

  /**
   * @param {string} name
   * @param {string} from absolute path of the file that asks
   * @param {'require' | 'import'} how
   * @returns {Resolved}
   */
  resolve(name, from, how) {
    const plain = name.replace(/^node:/, '');
    if (this.#builtins.has(plain)) return { kind: 'builtin', path: plain };
    if (name.startsWith('node:') || NODE_MODULES.has(plain)) return { kind: 'refused', path: plain };
    if (name.startsWith('file://')) return this.#found(decodeURI(name.slice(7)), name);
    const isPath = /^(\.{0,2}\/|\.{1,2}$)/.test(name);
    const path = isPath ? this.#file(posix.resolve(posix.dirname(from), name), how) : this.#inPackages(name, from, how);
    return this.#found(path, name);
  }

  /**
   * The file of a handler name, in the order the runtime tries.
   *
   * @param {string} name
   * @returns {Resolved}
   */
  resolveHandler(name) {
    const base = posix.resolve(TASK_ROOT, name);
    const candidates = ['', '.js', '.mjs', '.cjs'].map((extension) => base + extension);
    const found = candidates.find((path) => this.#files.has(path));
    return found === undefined ? { kind: 'missing', path: name } : this.#found(found, name);
  }

  /**
   * @param {string | undefined} path
   * @param {string} name
   * @returns {Resolved}
   */
  #found(path, name) {
    if (path === undefined || !this.#files.has(path)) return { kind: 'missing', path: name };
    return { kind: this.kindOf(path), path };
  }

  /**
   * @param {string} path
   * @returns {'commonjs' | 'module' | 'json'}
   */
  kindOf(path) {
    if (path.endsWith('.json')) return 'json';
    if (path.endsWith('.mjs')) return 'module';
    if (path.endsWith('.cjs')) return 'commonjs';
    const type = this.#packageType(posix.dirname(path));
    if (type !== undefined) return type;
    return isModuleSyntax(this.#files.get(path) ?? '') ? 'module' : 'commonjs';
  }

  /**
   * `type` of the nearest package.json; undefined: it says nothing, and the syntax decides (Node 20.19 and 22).
   *
   * @param {string} folder
   * @returns {'commonjs' | 'module' | undefined}
   */
  #packageType(folder) {
    for (let at = folder; at.startsWith(TASK_ROOT) && !at.endsWith('/node_modules'); at = posix.dirname(at)) {
      const { type, found } = this.#packageAt(at);
      if (type === 'module' || type === 'commonjs') return type;
      if (found) return undefined;
    }
    return undefined;
  }

  /** @param {string} folder */
  #packageAt(folder) {
    const text = this.#files.get(`${folder}/package.json`);
    if (text === undefined) return { found: false, type: undefined, main: undefined, exports: undefined };
    try {
      const { type, main, exports } = JSON.parse(text) ?? {};
      return { found: true, type, main: typeof main === 'string' ? main : undefined, exports };
    } catch {
      return { found: true, type: undefined, main: undefined, exports: undefined };
    }
  }

  /**
   * @param {string} path
   * @param {'require' | 'import'} how
   * @returns {string | undefined}
   */
  #file(path, how) {
    if (this.#files.has(path)) return path;
    if (how === 'import') return undefined;
    const extended = ['.js', '.json'].map((extension) => path + extension).find((file) => this.#files.has(file));
    return extended ?? this.#folder(path);
  }

  /**
   * @param {string} folder
   * @returns {string | undefined}
   */
  #folder(folder) {
    const { main } = this.#packageAt(folder);
    const tried =
      main === undefined ? [] : ['', '.js', '.json', '/index.js'].map((end) => posix.join(folder, main) + end);
    return [...tried, `${folder}/index.js`, `${folder}/index.json`].find((file) => this.#files.has(file));
  }

  /**
   * @param {string} name
   * @param {string} from
   * @param {'require' | 'import'} how
   */
  #inPackages(name, from, how) {
    const [scope = '', second = ''] = name.split('/');
    const packageName = name.startsWith('@') ? `${scope}/${second}` : scope;
    const inside = name.slice(packageName.length + 1);
    for (let at = posix.dirname(from); at !== '/'; at = posix.dirname(at)) {
      if (at.endsWith('/node_modules')) continue;
      const folder = `${at}/node_modules/${packageName}`;
      const { exports } = this.#packageAt(folder);
      const target =
        exports === undefined ? undefined : exportTarget(exports, inside === '' ? '.' : `./${inside}`, how);
      const found =
        target !== undefined
          ? posix.join(folder, target)
          : exports === undefined
            ? inside === ''
              ? this.#folder(folder)
              : this.#file(`${folder}/${inside}`, 'require')
            : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/**
 * The target of a subpath in a package's `exports`.
 *
 * @param {unknown} exports
 * @param {string} subpath
 * @param {'require' | 'import'} how
 * @returns {string | undefined}
 */
function exportTarget(exports, subpath, how) {
  if (typeof exports === 'string') return subpath === '.' ? exports : undefined;
  if (typeof exports !== 'object' || exports === null) return undefined;
  const entries = Object.entries(exports);
  if (!entries.some(([key]) => key.startsWith('.'))) return subpath === '.' ? condition(exports, how) : undefined;
  const direct = entries.find(([key]) => key === subpath);
  if (direct !== undefined) return condition(direct[1], how);
  for (const [key, target] of entries) {
    const [before = '', after] = key.split('*');
    if (after === undefined || !subpath.startsWith(before) || !subpath.endsWith(after)) continue;
    return condition(target, how)?.replaceAll('*', subpath.slice(before.length, subpath.length - after.length));
  }
  return undefined;
}

/**
 * @param {unknown} target
 * @param {'require' | 'import'} how
 * @returns {string | undefined}
 */
function condition(target, how) {
  if (typeof target === 'string') return target;
  if (typeof target !== 'object' || target === null) return undefined;
  for (const [name, value] of Object.entries(target)) {
    if (name !== how && name !== 'node' && name !== 'default') continue;
    const found = condition(value, how);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Has `import` or `export` statements, and nothing that only CommonJS has.
 *
 * @param {string} source
 */
function isModuleSyntax(source) {
  const statement = /^\s*(import\s*[\w${*'"]|export\s+(default|const|let|var|function|class|async|\*)|export\s*\{)/m;
  return statement.test(source) && !/\b(module\.exports|exports\.\w+\s*=|require\s*\()/.test(source);
}
