// @ts-check
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { QuickJS } from 'quickjs-wasi';
import { FoldedMachine } from './folded-machine.mjs';
import { meterWasm } from './meter-wasm.mjs';

/** What the guest's own files are, in the order they build on each other. */
const GUEST_FILES = [
  'base',
  'timers',
  'bytes',
  'inspect',
  'events',
  'path',
  'clone',
  'equal',
  'assert',
  'util',
  'url',
  'crypto',
  'fs',
  'process',
  'console',
  'aws',
  'modules',
  'runtime',
];

/** QuickJS's own stack check ends a recursion before WebAssembly's stack does. */
const STACK_BYTES = 256 * 1024;

/** @typedef {(...args: import('quickjs-wasi').JSValueHandle[]) => import('quickjs-wasi').JSValueHandle} HostFunction */
/** @typedef {Omit<import('quickjs-wasi').QuickJSOptions, 'wasm'>} ImageOptions */
/** @typedef {{ readonly machine: FoldedMachine, readonly driveToken: number }} Folded */

/**
 * The machine that every execution environment starts from: QuickJS, metered, with the guest's files evaluated once. Starting
 * one is a copy of its memory.
 */
export class SandboxImage {
  #module;
  /** @type {import('quickjs-wasi').Snapshot} */
  #snapshot;
  /** Names of the modules that the guest has built in. @type {ReadonlySet<string>} */
  builtins;

  /**
   * @param {WebAssembly.Module} module
   * @param {import('quickjs-wasi').Snapshot} snapshot
   * @param {ReadonlySet<string>} builtins
   */
  constructor(module, snapshot, builtins) {
    this.#module = module;
    this.#snapshot = snapshot;
    this.builtins = builtins;
  }

  static async build() {
    const path = createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm');
    const module = await WebAssembly.compile(meterWasm(readFileSync(path)));
    const vm = await QuickJS.create({ wasm: module, maxStackSize: STACK_BYTES, timezoneOffset: 0 });
    vm.evalCode(SETUP, 'lab:setup').dispose();
    const host = vm.newFunction('host', () => vm.undefined);
    vm.setProp(vm.global.getProp('lab'), 'host', host);
    for (const name of GUEST_FILES) {
      const source = readFileSync(new URL(`../guest/${name}.js`, import.meta.url), 'utf8');
      vm.evalCode(`(${source.slice(source.indexOf('(lab) =>')).replace(/;\s*$/, '')})(lab)`, `lab:${name}`).dispose();
    }
    const names = vm.evalCode('lab.drive("builtins")', 'lab:setup').consume((handle) => handle.toString());
    vm.runGC();
    return new SandboxImage(module, vm.snapshot(), new Set(JSON.parse(names)));
  }

  /**
   * A fresh machine, its `host` function and its drive.
   *
   * @param {ImageOptions} options
   * @param {HostFunction} host
   */
  async start(options, host) {
    const vm = await this.#restored(this.#snapshot, options, host);
    return { vm, drive: vm.evalCode(TAKE_DRIVE, 'lab:setup') };
  }

  /**
   * A machine at rest as little memory. The machine itself is not used again.
   *
   * @param {import('quickjs-wasi').QuickJS} vm
   * @param {import('quickjs-wasi').JSValueHandle} drive
   * @returns {Folded}
   */
  fold(vm, drive) {
    const driveToken = vm.exportHandle(drive);
    return { machine: new FoldedMachine(this.#snapshot, vm.snapshot()), driveToken };
  }

  /**
   * @param {Folded} folded
   * @param {ImageOptions} options
   * @param {HostFunction} host
   */
  async unfold({ machine, driveToken }, options, host) {
    const vm = await this.#restored(machine.unfolded(this.#snapshot), options, host);
    return { vm, drive: vm.importHandle(driveToken) };
  }

  /**
   * @param {import('quickjs-wasi').Snapshot} snapshot
   * @param {ImageOptions} options
   * @param {HostFunction} host
   */
  async #restored(snapshot, options, host) {
    const vm = await QuickJS.restore(snapshot, {
      wasm: this.#module,
      maxStackSize: STACK_BYTES,
      timezoneOffset: 0,
      ...options,
    });
    vm.registerHostCallback('host', host);
    return vm;
  }
}

const SETUP = `{
  const lab = { now: Date.now, hostNow: () => Number(lab.host('now')) };
  Object.defineProperty(globalThis, 'lab', { value: lab, configurable: true });
}`;

/** Handler code must not find the lab's own object; modules that stand for built-ins ask through one frozen function. */
const TAKE_DRIVE = `(() => {
  const { drive } = lab;
  delete globalThis.lab;
  Object.defineProperty(globalThis, Symbol.for('invocation-lab.import'), { value: (text) => drive('import', String(text)) });
  return drive;
})()`;
