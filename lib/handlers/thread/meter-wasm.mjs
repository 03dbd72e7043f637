// @ts-check
import { WasmReader } from './wasm-reader.mjs';
import { u32, WasmWriter } from './wasm-writer.mjs';

/** The name under which a metered module exports what is left of its work: a mutable i32 that counts down. */
export const WORK_LEFT = 'work_left';

/**
 * Rewrites a WebAssembly module so that it counts its own work: every turn of a loop, every call of a function that calls on,
 * and every 64 bytes copied or filled take from a global; below zero the module traps. So any code that runs in it, native
 * parts of the engine inside it included, is charged the same each time and never runs longer than it was given.
 *
 * @param {Uint8Array} wasm
 */
export function meterWasm(wasm) {
  const sections = readSections(wasm);
  const parameters = readParameterCounts(sections);
  const global = reader(sections, GLOBAL).u32();
  const out = new WasmWriter();
  out.put(wasm.subarray(0, 8));
  for (const { id, content } of sections) {
    out.put([id]);
    if (id === GLOBAL) out.putSized(appendToVector(content, FULL_GLOBAL));
    else if (id === EXPORT) out.putSized(appendToVector(content, [...name(WORK_LEFT), 0x03, ...u32(global)]));
    else if (id === CODE) out.putSized(meterCode(content, parameters, u32(global)));
    else out.putSized(content);
  }
  return out.take();
}

const TYPE = 1;
const IMPORT = 2;
const FUNCTION = 3;
const GLOBAL = 6;
const EXPORT = 7;
const CODE = 10;
const I32 = 0x7f;
const END = 0x0b;
const LOOP = 0x03;
const CALL = 0x10;
const CALL_INDIRECT = 0x11;
const EXTENDED = 0xfc;
const MEMORY_COPY = 10;
const MEMORY_FILL = 11;

/** A mutable i32 that starts at the largest value. */
const FULL_GLOBAL = [I32, 0x01, 0x41, 0xff, 0xff, 0xff, 0xff, 0x07, END];

/** @typedef {{ readonly id: number, readonly content: Uint8Array }} Section */

/**
 * @param {Uint8Array} wasm
 * @returns {Section[]}
 */
function readSections(wasm) {
  const whole = new WasmReader(wasm);
  whole.at = 8;
  const sections = [];
  while (!whole.atEnd) {
    const id = whole.byte();
    sections.push({ id, content: whole.take(whole.u32()) });
  }
  return sections;
}

/**
 * @param {readonly Section[]} sections
 * @param {number} id
 */
function reader(sections, id) {
  return new WasmReader(sections.find((section) => section.id === id)?.content ?? new Uint8Array([0]));
}

/**
 * How many parameters each function of the code section has.
 *
 * @param {readonly Section[]} sections
 */
function readParameterCounts(sections) {
  refuseOtherImports(reader(sections, IMPORT));
  const types = reader(sections, TYPE);
  const counts = Array.from({ length: types.u32() }, () => {
    types.byte();
    const count = types.u32();
    types.take(count);
    types.take(types.u32());
    return count;
  });
  const functions = reader(sections, FUNCTION);
  return Array.from({ length: functions.u32() }, () => counts[functions.u32()] ?? 0);
}

/**
 * An imported global would move the index of the one added; the modules metered here import functions only.
 *
 * @param {WasmReader} imports
 */
function refuseOtherImports(imports) {
  for (let count = imports.u32(); count > 0; count--) {
    imports.take(imports.u32());
    imports.take(imports.u32());
    if (imports.byte() !== 0) throw new RangeError('a module that is metered may import functions only');
    imports.u32();
  }
}

/**
 * @param {Uint8Array} content
 * @param {readonly number[]} entry
 */
function appendToVector(content, entry) {
  const vector = new WasmReader(content);
  const count = vector.u32();
  const out = new WasmWriter();
  out.put(u32(count + 1));
  out.put(content.subarray(vector.at));
  out.put(entry);
  return out.take();
}

/**
 * @param {Uint8Array} content
 * @param {readonly number[]} parameters
 * @param {readonly number[]} global
 */
function meterCode(content, parameters, global) {
  const code = new WasmReader(content);
  const out = new WasmWriter();
  const count = code.u32();
  out.put(u32(count));
  for (let i = 0; i < count; i++) out.putSized(meterBody(code.take(code.u32()), parameters[i] ?? 0, global));
  return out.take();
}

/**
 * One function: work is taken at its start when it calls others, at the head of each loop, and before bulk memory, whose
 * length one more local keeps.
 *
 * @param {Uint8Array} body
 * @param {number} parameters
 * @param {readonly number[]} global
 */
function meterBody(body, parameters, global) {
  const code = new WasmReader(body);
  const groups = code.u32();
  const groupsEnd = code.at;
  let locals = parameters;
  for (let i = 0; i < groups; i++) {
    locals += code.u32();
    code.byte();
  }
  const lengthLocal = u32(locals);
  const takeOne = charge(global, [0x41, 0x01]);
  const takeLength = [0x22, ...lengthLocal, ...charge(global, [0x20, ...lengthLocal, 0x41, 6, 0x76])];
  const out = new WasmWriter();
  let calls = false;
  let copied = code.at;
  const declared = body.subarray(groupsEnd, copied);
  while (!code.atEnd) {
    const start = code.at;
    const opcode = code.byte();
    const bulk = opcode === EXTENDED && (body[start + 1] === MEMORY_COPY || body[start + 1] === MEMORY_FILL);
    calls ||= opcode === CALL || opcode === CALL_INDIRECT;
    code.skipImmediates(opcode);
    if (!bulk && opcode !== LOOP) continue;
    const until = bulk ? start : code.at;
    out.put(body.subarray(copied, until));
    out.put(bulk ? takeLength : takeOne);
    copied = until;
  }
  out.put(body.subarray(copied));
  const whole = new WasmWriter();
  whole.put(u32(groups + 1));
  whole.put(declared);
  whole.put([1, I32]);
  if (calls) whole.put(takeOne);
  whole.put(out.take());
  return whole.take();
}

/**
 * `workLeft -= amount; if (workLeft < 0) unreachable`
 *
 * @param {readonly number[]} global
 * @param {readonly number[]} amount
 */
function charge(global, amount) {
  return [
    ...[0x23, ...global, ...amount, 0x6b, 0x24, ...global],
    ...[0x23, ...global, 0x41, 0x00, 0x48, 0x04, 0x40, 0x00, END],
  ];
}

/** @param {string} text */
function name(text) {
  const bytes = new TextEncoder().encode(text);
  return [...u32(bytes.length), ...bytes];
}
