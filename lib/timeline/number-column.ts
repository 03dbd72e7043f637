/** A list of numbers in eight bytes each, that grows at its end. */
export class NumberColumn {
  values = new Float64Array(64);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const grown = new Float64Array(grownSize(this.length));
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  /** How many from the first on are less than `value`; the list must be sorted. */
  countBelow(value: number): number {
    return countBelow(this.values, this.length, value);
  }

  /** How many from the first on are no greater than `value`; the list must be sorted. */
  countUpTo(value: number): number {
    return countBelow(this.values, this.length, value, true);
  }
}

/** A list of numbers from 0 to 255, that grows at its end. */
export class ByteColumn {
  values = new Uint8Array(64);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const grown = new Uint8Array(grownSize(this.length));
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length] = value;
    this.length += 1;
  }
}

/** By a half: beside a million spans twice as much room would be felt. */
function grownSize(length: number): number {
  return Math.ceil(length * 1.5);
}

function countBelow(values: Float64Array, length: number, value: number, orEqual = false): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const here = values[middle] ?? 0;
    if (here < value || (orEqual && here === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
