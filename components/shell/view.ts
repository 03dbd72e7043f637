/** What the middle of the page shows. */
export type View = 'timeline' | 'flow' | 'table';
