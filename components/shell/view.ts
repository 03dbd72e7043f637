const VIEWS = ['timeline', 'flow', 'table'] as const;

/** What the middle of the page shows. */
export type View = (typeof VIEWS)[number];

export function isView(text: string): text is View {
  return VIEWS.some((view) => view === text);
}
