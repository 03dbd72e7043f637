/** Lines of the map as cubic curves, drawn as SVG and walked along by tokens. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Cubic {
  readonly from: Point;
  readonly bendFrom: Point;
  readonly bendTo: Point;
  readonly to: Point;
}

export interface FlowPath {
  readonly cubics: readonly Cubic[];
  /** Points along it, close enough together to be taken as straight lines between. */
  readonly points: readonly Point[];
  /** Length up to each of the points. */
  readonly lengthsPx: readonly number[];
}

const POINTS_PER_CUBIC = 12;

/** Joins pieces into one path. */
export function flowPath(cubics: readonly Cubic[]): FlowPath {
  const points: Point[] = [];
  for (const cubic of cubics) {
    for (let index = points.length === 0 ? 0 : 1; index <= POINTS_PER_CUBIC; index += 1) {
      points.push(pointOfCubic(cubic, index / POINTS_PER_CUBIC));
    }
  }
  const lengthsPx = [0];
  for (let index = 1; index < points.length; index += 1) {
    lengthsPx.push((lengthsPx[index - 1] ?? 0) + distance(points[index - 1], points[index]));
  }
  return { cubics, points, lengthsPx };
}

/** An S that leaves and arrives level; to the left as well as to the right. */
export function levelCurve(from: Point, to: Point): Cubic {
  const bend = (to.x - from.x) / 2;
  return { from, bendFrom: { x: from.x + bend, y: from.y }, bendTo: { x: to.x - bend, y: to.y }, to };
}

/** An S that leaves and arrives upright. */
export function uprightCurve(from: Point, to: Point): Cubic {
  const bend = (to.y - from.y) / 2;
  return { from, bendFrom: { x: from.x, y: from.y + bend }, bendTo: { x: to.x, y: to.y - bend }, to };
}

export function straight(from: Point, to: Point): Cubic {
  return { from, bendFrom: from, bendTo: to, to };
}

/** Straight lines through points, their corners rounded. */
export function roundedLine(corners: readonly Point[], radiusPx: number): Cubic[] {
  const cubics: Cubic[] = [];
  let at = corners[0];
  for (let index = 1; index < corners.length; index += 1) {
    const corner = corners[index];
    const after = corners[index + 1];
    if (at === undefined || corner === undefined) break;
    if (after === undefined) {
      cubics.push(straight(at, corner));
      break;
    }
    const radius = Math.min(radiusPx, distance(at, corner) / 2, distance(corner, after) / 2);
    const begin = towards(corner, at, radius);
    const end = towards(corner, after, radius);
    cubics.push(straight(at, begin), { from: begin, bendFrom: corner, bendTo: corner, to: end });
    at = end;
  }
  return cubics;
}

/** For the `d` of an SVG path. */
export function pathText({ cubics }: FlowPath): string {
  const first = cubics[0];
  if (!first) return '';
  const curves = cubics.map(({ bendFrom, bendTo, to }) => `C${text(bendFrom)} ${text(bendTo)} ${text(to)}`);
  return `M${text(first.from)}${curves.join('')}`;
}

/** The point at a share of the length, 0 its beginning, 1 its end. */
export function pointAlong({ points, lengthsPx }: FlowPath, share: number): Point {
  const goalPx = Math.min(1, Math.max(0, share)) * (lengthsPx.at(-1) ?? 0);
  let index = 1;
  while (index < points.length - 1 && (lengthsPx[index] ?? 0) < goalPx) index += 1;
  const [from, to] = [points[index - 1], points[index]];
  if (!from || !to) return points[0] ?? { x: 0, y: 0 };
  const beginPx = lengthsPx[index - 1] ?? 0;
  const lengthPx = (lengthsPx[index] ?? 0) - beginPx;
  return between(from, to, lengthPx === 0 ? 0 : (goalPx - beginPx) / lengthPx);
}

function pointOfCubic({ from, bendFrom, bendTo, to }: Cubic, share: number): Point {
  const left = between(from, bendFrom, share);
  const middle = between(bendFrom, bendTo, share);
  const right = between(bendTo, to, share);
  return between(between(left, middle, share), between(middle, right, share), share);
}

function between(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function towards(from: Point, to: Point, px: number): Point {
  const length = distance(from, to);
  return length === 0 ? from : between(from, to, px / length);
}

function distance(from: Point | undefined, to: Point | undefined): number {
  return from && to ? Math.hypot(to.x - from.x, to.y - from.y) : 0;
}

function text({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
}
