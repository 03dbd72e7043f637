/** Keys that the timeline handles itself, because what they do depends on where its focus is; listed in the help. */
export const TIMELINE_KEYS: readonly { readonly keyText: string; readonly title: string }[] = [
  { keyText: 'W S', title: 'Zoom in and out' },
  { keyText: 'A D', title: 'Pan left and right' },
  { keyText: '← → ↑ ↓', title: 'Move between spans and rows' },
  { keyText: 'F', title: 'Centre the selection, then fit its whole life' },
  { keyText: '. ,', title: 'Next and previous attempt' },
  { keyText: '4 5 6', title: 'Density: invocations, attempts, the full log' },
  { keyText: 'G', title: 'Next way to group rows' },
  { keyText: 'U', title: 'Next way to write times' },
  { keyText: 'B', title: 'Add up the life of the selection' },
  { keyText: 'Esc', title: 'Clear what is added up' },
];
