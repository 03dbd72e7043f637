import { expect, it } from 'vitest';
import { isoTime } from './iso-time';
import { simTime } from './sim-time';

it.each([0, 1, 999, 86_399_999, 86_400_000, 951_782_400_000, 1_767_225_600_000, 1_772_323_199_999, 4_107_542_400_000])(
  'DST-08: writes Unix time %s as the host would',
  (ms) => {
    expect(isoTime({ epochMs: 0 }, simTime(ms))).toBe(new Date(ms).toISOString());
    expect(isoTime({ epochMs: ms }, simTime(12_345))).toBe(new Date(ms + 12_345).toISOString());
  },
);
