import type { RowMetrics } from '@/lib/timeline/rows';
import type { Margins } from '@/lib/timeline/viewport';

/** Sizes that follow from how much room there is. All in CSS px. */
export interface TimelineSizes {
  /** Room for row labels at the left; 0 where labels stand above their rows. */
  readonly gutterPx: number;
  /** Height of the ruler: the flag of now above, times below. */
  readonly rulerPx: number;
  /** How wide collapsed idle time is. */
  readonly breakPx: number;
  /** How many breaks follow-live keeps in view. */
  readonly followBreaks: number;
  readonly rows: RowMetrics;
  /** Height of the strip of log events, where the full log is shown. */
  readonly logPx: number;
  readonly margins: Margins;
}

/** Below this width there is no gutter. */
const NARROW_PX = 560;

/** `scale`: how much larger than usual its texts are; rows and their names grow with them. */
export function sizesFor(widthPx: number, scale = 1): TimelineSizes {
  if (widthPx < NARROW_PX) return NARROW;
  if (scale <= 1) return WIDE;
  const grown = (px: number) => Math.round(px * scale);
  const { barPx, padPx, labelPx, logPx } = WIDE.rows;
  return {
    ...WIDE,
    gutterPx: grown(WIDE.gutterPx),
    breakPx: grown(WIDE.breakPx),
    logPx: grown(WIDE.logPx),
    rows: { barPx: grown(barPx), padPx: grown(padPx), labelPx, logPx },
  };
}

const WIDE: TimelineSizes = {
  gutterPx: 168,
  rulerPx: 42,
  breakPx: 104,
  followBreaks: 3,
  rows: { barPx: 22, padPx: 9, labelPx: 0, logPx: 0 },
  logPx: 13,
  margins: { leftPx: 14, rightPx: 72 },
};

const NARROW: TimelineSizes = {
  gutterPx: 0,
  rulerPx: 42,
  breakPx: 58,
  followBreaks: 3,
  rows: { barPx: 24, padPx: 6, labelPx: 19, logPx: 0 },
  logPx: 13,
  margins: { leftPx: 12, rightPx: 40 },
};
