import type { Section } from './place-rows';

/** In the full log: what concerns the lab, not one invocation. */
export const LAB_SECTION: Section = {
  id: 'stage:lab',
  name: 'Lab',
  hasHeading: false,
  rows: [{ id: 'lab', kind: 'lab', label: 'Lab', detail: 'clock and settings', lanes: [] }],
};
