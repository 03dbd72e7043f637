import type { Intervention } from '@/lib/engine/events';

/** What someone did to an event that AWS cannot do, as it stands between its attempts. */
export const INTERVENTION_WORDS: Readonly<Record<Intervention, string>> = {
  'fire-next-attempt': 'taken from the queue by hand',
  'cancel-retries': 'remaining retries cancelled by hand',
  'drop-event': 'taken out of the queue by hand',
};
