// @ts-check

/** Reads the binary format of WebAssembly: bytes, LEB128 numbers, and the extent of each instruction. */
export class WasmReader {
  at = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
  }

  get atEnd() {
    return this.at >= this.bytes.length;
  }

  byte() {
    const value = this.bytes[this.at++];
    if (value === undefined) throw new RangeError('WebAssembly module ends too early');
    return value;
  }

  /** Unsigned LEB128 of at most 32 bits. */
  u32() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  skipLeb() {
    while (this.byte() >= 0x80);
  }

  /** @param {number} length */
  take(length) {
    const part = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return part;
  }

  /**
   * Moves past the immediates of the instruction whose opcode was just read.
   *
   * @param {number} opcode
   */
  skipImmediates(opcode) {
    const shape = opcode === 0xfc ? EXTENDED_SHAPES[this.u32()] : shapeOf(opcode);
    if (shape === undefined) throw new RangeError(`unknown WebAssembly instruction 0x${opcode.toString(16)}`);
    for (let i = 0; i < shape.lebs; i++) this.skipLeb();
    this.at += shape.bytes;
    if (opcode === BR_TABLE) for (let targets = this.u32() + 1; targets > 0; targets--) this.skipLeb();
    if (opcode === SELECT_TYPED) for (let types = this.u32(); types > 0; types--) this.byte();
  }
}

const BR_TABLE = 0x0e;
const SELECT_TYPED = 0x1c;

const NONE = { lebs: 0, bytes: 0 };
const ONE = { lebs: 1, bytes: 0 };
const TWO = { lebs: 2, bytes: 0 };

/** After 0xfc: saturating truncations, then bulk memory and tables. */
const EXTENDED_SHAPES = [
  ...[NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE],
  ...[TWO, ONE, TWO, ONE, TWO, ONE, TWO, ONE, ONE, ONE],
];

/** @param {number} opcode */
function shapeOf(opcode) {
  if (opcode <= 0x01 || opcode === 0x05 || opcode === 0x0b || opcode === 0x0f) return NONE;
  if (opcode >= 0x02 && opcode <= 0x04) return ONE; // block, loop, if: a block type
  if (opcode === 0x0c || opcode === 0x0d || opcode === 0x10) return ONE; // br, br_if, call
  if (opcode === 0x11) return TWO; // call_indirect
  if (opcode === BR_TABLE || opcode === SELECT_TYPED || opcode === 0x1a || opcode === 0x1b) return NONE;
  if (opcode >= 0x20 && opcode <= 0x26) return ONE; // locals, globals, tables
  if (opcode >= 0x28 && opcode <= 0x3e) return TWO; // loads and stores: alignment, offset
  if (opcode >= 0x3f && opcode <= 0x42) return ONE; // memory.size, memory.grow, i32.const, i64.const
  if (opcode === 0x43) return { lebs: 0, bytes: 4 };
  if (opcode === 0x44) return { lebs: 0, bytes: 8 };
  if (opcode >= 0x45 && opcode <= 0xc4) return NONE; // arithmetic
  if (opcode === 0xd0 || opcode === 0xd2) return ONE; // ref.null, ref.func
  return opcode === 0xd1 ? NONE : undefined;
}
