/** Two lists of lines beside each other. */
export interface DiffLine {
  readonly sign: '=' | '−' | '+';
  readonly text: string;
}

/** A table of more cells than this costs more than it tells: then all of one side is out and all of the other in. */
const CELLS_MAX = 4_000_000;

/** What stays, what is only left (`−`) and what is only right (`+`), by a longest common subsequence. */
export function lineDiff(left: readonly string[], right: readonly string[]): DiffLine[] {
  let head = 0;
  while (head < left.length && head < right.length && left[head] === right[head]) head++;
  let tail = 0;
  while (tail < left.length - head && tail < right.length - head && left.at(-1 - tail) === right.at(-1 - tail)) tail++;
  return [
    ...signed('=', left.slice(0, head)),
    ...middleDiff(left.slice(head, left.length - tail), right.slice(head, right.length - tail)),
    ...signed('=', left.slice(left.length - tail)),
  ];
}

function middleDiff(left: readonly string[], right: readonly string[]): DiffLine[] {
  const width = right.length + 1;
  if ((left.length + 1) * width > CELLS_MAX) return [...signed('−', left), ...signed('+', right)];
  const common = commonLengths(left, right);
  const lines: DiffLine[] = [];
  let row = 0;
  let column = 0;
  while (row < left.length || column < right.length) {
    const leftLine = left[row];
    const rightLine = right[column];
    if (leftLine !== undefined && leftLine === rightLine) {
      lines.push({ sign: '=', text: leftLine });
      row++;
      column++;
    } else if (
      leftLine !== undefined &&
      (rightLine === undefined || at(common, (row + 1) * width + column) >= at(common, row * width + column + 1))
    ) {
      lines.push({ sign: '−', text: leftLine });
      row++;
    } else if (rightLine !== undefined) {
      lines.push({ sign: '+', text: rightLine });
      column++;
    }
  }
  return lines;
}

/** For each pair of positions, how many lines the rests have in common. */
function commonLengths(left: readonly string[], right: readonly string[]): Uint32Array {
  const width = right.length + 1;
  const common = new Uint32Array((left.length + 1) * width);
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      common[row * width + column] =
        left[row] === right[column]
          ? at(common, (row + 1) * width + column + 1) + 1
          : Math.max(at(common, (row + 1) * width + column), at(common, row * width + column + 1));
    }
  }
  return common;
}

function at(table: Uint32Array, index: number): number {
  return table[index] ?? 0;
}

function signed(sign: DiffLine['sign'], lines: readonly string[]): DiffLine[] {
  return lines.map((text) => ({ sign, text }));
}
