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

  /** How many from the first on are less than `value`, when it is known of the first `from`; the list must be sorted. */
  countBelow(value: number, from = 0): number {
    const { values, length } = this;
    let step = 1;
    let low = from;
    // What is near is found at once: a picture asks for one column after the other.
    while (low + step <= length && (values[low + step - 1] ?? 0) < value) {
      low += step;
      step *= 2;
    }
    let high = Math.min(length, low + step);
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
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
