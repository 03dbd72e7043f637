import { describe, expect, it } from 'vitest';
import { flowPath, levelCurve, pathText, pointAlong, roundedLine, straight } from './flow-path';

const origin = { x: 0, y: 0 };

describe('a path', () => {
  it('is walked by length, from its beginning to its end and no further', () => {
    const path = flowPath([straight(origin, { x: 30, y: 0 }), straight({ x: 30, y: 0 }, { x: 30, y: 70 })]);
    const places = [-1, 0, 0.3, 0.5, 1, 2].map((share) => pointAlong(path, share));
    const rounded = places.map(({ x, y }) => [Math.round(x), Math.round(y)]);
    expect(rounded).toEqual([
      [0, 0],
      [0, 0],
      [30, 0],
      [30, 20],
      [30, 70],
      [30, 70],
    ]);
  });

  it('is half way across in its middle', () => {
    const { x, y } = pointAlong(flowPath([levelCurve(origin, { x: 100, y: 40 })]), 0.5);
    expect([x, y]).toEqual([expect.closeTo(50), expect.closeTo(20)]);
  });

  it('goes through its corners, rounded, in one piece', () => {
    const cubics = roundedLine([origin, { x: 0, y: 50 }, { x: 40, y: 50 }], 6);
    expect(cubics.map(({ to }) => [to.x, to.y])).toEqual([
      [0, 44],
      [6, 50],
      [40, 50],
    ]);
    expect(cubics.slice(1).every((cubic, index) => cubic.from === cubics[index]?.to)).toBe(true);
  });

  it('is written for SVG', () => {
    expect(pathText(flowPath([straight(origin, { x: 10, y: 0.25 })]))).toBe('M0,0C0,0 10,0.3 10,0.3');
  });
});
