// The tables of `npm run bench:ui`.
import { decimal, printTable, whole } from './table.mjs';

const FRAME_COLUMNS = ['frames', 'p50 ms', 'p95 ms', 'longest', 'main ms'];

/** Prints what was measured of each size; a part that was not asked for is not there. */
export function printUi(results, { rounds, liveSeconds }) {
  if (results.some(({ ours }) => ours)) {
    printMoved(results, rounds);
    printViews(results);
  }
  if (results.some(({ live }) => live)) printLive(results, liveSeconds);
  printLoaded(results);
}

function frameCells(figures) {
  return [
    whole(figures?.frames),
    decimal(figures?.p50Ms, 1),
    decimal(figures?.p95Ms, 1),
    decimal(figures?.longestMs, 0),
    decimal(figures?.mainMs, 1),
  ];
}

function printMoved(results, rounds) {
  const rows = results.flatMap(({ size, machineLoad, ours, dom, svg }) =>
    [
      ['the timeline', ours],
      ['plain DOM', dom],
      ['plain SVG', svg],
    ].map(([name, figures]) => [
      `${whole(size)} ${name}`,
      ...frameCells(figures),
      decimal(figures?.bestP95Ms, 1),
      figures && `${decimal(figures.p95Ms / ours.p95Ms, 1)} x`,
      figures && `${decimal(figures.mainMs / ours.mainMs, 1)} x`,
      decimal(machineLoad, 1),
    ]),
  );
  printTable(
    `Panning and zooming, ${rounds} rounds (aim: p95 at 16.7 ms, which is the browser's own pace); - is over a minute, and not tried`,
    ['spans', ...FRAME_COLUMNS, 'best p95', 'p95 of ours', 'main of ours', 'load'],
    rows,
  );
}

function printViews(results) {
  const rows = results.flatMap(({ size, ours }) =>
    ours.views.map(([name, figures]) => [`${whole(size)} ${name}`, ...frameCells(figures)]),
  );
  printTable('The same, by what was done', ['spans', ...FRAME_COLUMNS], rows);
}

function printLive(results, seconds) {
  const rows = results.map(({ size, live }) => [
    whole(size),
    whole(live.perSecond),
    ...frameCells(live),
    whole(live.lost),
  ]);
  printTable(
    `Live log events on top, ${seconds} s (aim: p95 under 20 ms, none lost)`,
    ['spans before', 'events/s', ...FRAME_COLUMNS, 'lost'],
    rows,
  );
}

function printLoaded(results) {
  const each = (bytes, size) => (bytes === undefined ? undefined : whole(bytes / size));
  printTable(
    'The whole history into the page, and what it takes there (heap: after a collection; process: all of the page)',
    ['spans', 'log events', 'seconds', 'p95 ms', 'longest', 'heap MB', 'a span', 'process', 'plain DOM', 'plain SVG'],
    results.map(({ size, events, loadSeconds, load, heapBytes: heap, bytes, dom, svg }) => [
      whole(size),
      whole(events),
      decimal(loadSeconds, 1),
      decimal(load.p95Ms, 1),
      whole(load.longestMs),
      whole(heap / 1e6),
      each(heap, size),
      each(bytes, size),
      each(dom?.bytes, size),
      each(svg?.bytes, size),
    ]),
  );
}
