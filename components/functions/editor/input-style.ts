/** How a field of this form looks. */
export const INPUT =
  'w-full rounded-md border border-line bg-bg px-2 py-1 font-mono text-small hover:border-edge max-lg:min-h-11 max-lg:text-[16px]';
