// @ts-check
import { posix } from 'node:path';
import { EvalFlags, JSException } from 'quickjs-wasi';
import { ModuleResolution, TASK_ROOT } from './module-resolution.mjs';
import { commonJsExports, commonJsSource, moduleSource, standInSource } from './module-sources.mjs';

/**
 * @typedef {import('quickjs-wasi').JSValueHandle} Handle
 * @typedef {import('quickjs-wasi').QuickJS} QuickJS
 */

/** The modules of one package: finds them, and gives them to a machine to run. */
export class PackageModules {
  #sources;
  #resolution;

  /**
   * @param {ReadonlyMap<string, string>} sources texts by absolute path
   * @param {ReadonlySet<string>} builtins
   */
  constructor(sources, builtins) {
    this.#sources = sources;
    this.#resolution = new ModuleResolution(sources, builtins);
  }

  /** @param {string} path */
  source(path) {
    return this.#sources.get(path) ?? '';
  }

  /**
   * Where `require(name)` leads.
   *
   * @param {string} name
   * @param {string} from
   */
  resolve(name, from) {
    return this.#resolution.resolve(name, from, 'require');
  }

  /** @param {string} name */
  resolveHandler(name) {
    return this.#resolution.resolveHandler(name);
  }

  /**
   * The machine's name for what `import` asks for.
   *
   * @param {string} from
   * @param {string} name
   */
  normalize(from, name) {
    const { kind, path } = this.#resolution.resolve(name, from.startsWith('/') ? from : NOWHERE, 'import');
    if (kind === 'missing') {
      const isPath = /^[./]/.test(name);
      const what = isPath ? `module '${posix.resolve(posix.dirname(from), name)}'` : `package '${name}'`;
      throw `Cannot find ${what} imported from ${from}`;
    }
    return kind === 'module' ? path : `${kind}|${path}`;
  }

  /**
   * The text the machine runs under a name that `normalize` gave.
   *
   * @param {QuickJS} vm
   * @param {string} name
   */
  load(vm, name) {
    const at = name.indexOf('|');
    if (at === -1) return moduleSource(name, this.source(name));
    const [kind, path] = [name.slice(0, at), name.slice(at + 1)];
    if (kind === 'builtin') return standInSource(kind, path, builtinExports(vm, path));
    return standInSource(kind, path, kind === 'commonjs' ? commonJsExports(this.source(path)) : []);
  }

  /**
   * Compiles a CommonJS file: `{ run }` or `{ error }`.
   *
   * @param {QuickJS} vm
   * @param {string} path
   */
  compile(vm, path) {
    return outcome(vm, 'run', () => vm.evalCode(commonJsSource(this.source(path)), path));
  }

  /**
   * `require` of an ES module: `{ namespace }`, `{ error }`, or neither if it waits for something at its top level.
   *
   * @param {QuickJS} vm
   * @param {string} path
   */
  requireModule(vm, path) {
    return outcome(vm, 'namespace', () => {
      const source = `import * as namespace from ${JSON.stringify(path)};globalThis[Symbol.for('${SLOT}')] = namespace;`;
      vm.evalCode(source, NOWHERE, EvalFlags.TYPE_MODULE).dispose();
      return vm.evalCode(TAKE_NAMESPACE, 'lab:namespace');
    });
  }
}

const NOWHERE = `${TASK_ROOT}/_`;
const SLOT = 'invocation-lab.namespace';
const TAKE_NAMESPACE = `(() => {
  const key = Symbol.for('${SLOT}');
  const found = globalThis[key];
  delete globalThis[key];
  return found;
})()`;

/**
 * @param {QuickJS} vm
 * @param {string} name
 */
function builtinExports(vm, name) {
  const asked = JSON.stringify(`builtin|${name}`);
  const names = vm
    .evalCode(`Object.keys(globalThis[Symbol.for('invocation-lab.import')](${asked})).join()`, 'lab:names')
    .consume((handle) => handle.toString());
  return names.split(',').filter((key) => /^[A-Za-z_$][\w$]*$/.test(key) && key !== 'default' && key !== 'value');
}

/**
 * What a step gave, or what it threw, as the guest's own object.
 *
 * @param {QuickJS} vm
 * @param {string} name
 * @param {() => Handle} make
 */
function outcome(vm, name, make) {
  const made = vm.newObject();
  try {
    vm.setProp(made, name, make());
  } catch (error) {
    if (!(error instanceof JSException)) throw error;
    vm.setProp(made, 'error', error.handle);
  }
  return made;
}
