/** The parts of the inspector that can be folded and linked to: `#inspector-log`. */
export type SectionId =
  | 'attempts'
  | 'deliveries'
  | 'payload'
  | 'response'
  | 'log'
  | 'cost'
  | 'chain'
  | 'client-retries';

const listeners = new Set<(id: SectionId) => void>();
/** The section that the address named when the page was opened, until it was shown. */
let linked = typeof location === 'undefined' ? '' : location.hash;

/** Where a section is in the page and in the address. */
export function sectionAnchor(id: SectionId): string {
  return `inspector-${id}`;
}

/** Goes to a section, opens it, and leaves its link in the address. */
export function goToSection(id: SectionId): void {
  const url = new URL(location.href);
  url.hash = sectionAnchor(id);
  history.replaceState(history.state, '', url);
  for (const listener of listeners) listener(id);
}

/** Tells when a section is gone to. */
export function onSectionAsked(listener: (id: SectionId) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** True once, for the section that the page was opened with: later invocations are not scrolled. */
export function takeLinkedSection(id: SectionId): boolean {
  if (linked !== `#${sectionAnchor(id)}`) return false;
  linked = '';
  return true;
}

/** Whether the address leads into the inspector. */
export function leadsToInspector(): boolean {
  return location.hash.startsWith('#inspector');
}
