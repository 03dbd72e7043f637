import type { Density, Grouping } from '@/lib/timeline/arrangement';
import type { TimeMode } from '@/lib/timeline/time-words';

export const GROUPING_NAMES: Readonly<Record<Grouping, string>> = {
  stage: 'By stage',
  function: 'By function',
  invocation: 'By invocation',
  chain: 'By chain',
};

export const DENSITY_NAMES: Readonly<Record<Density, string>> = {
  invocation: 'Invocation',
  attempt: 'Attempt',
  log: 'Full log',
};

export const TIME_MODE_NAMES: Readonly<Record<TimeMode, string>> = {
  relative: 'Relative',
  sim: 'Sim time',
  wall: 'Wall time',
};
