import { z } from 'zod';

/** How a lab is called. */
export const labName = z
  .string('a text of 1 to 64 characters')
  .trim()
  .min(1, 'must not be empty')
  .max(64, 'at most 64 characters');
