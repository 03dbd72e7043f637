/** Keys that the timeline handles itself, because what they do depends on where its focus is; listed in the help. */
export const TIMELINE_KEYS: readonly { readonly keyText: string; readonly title: string }[] = [
  { keyText: 'W S', title: 'Zoom in and out' },
  { keyText: 'A D', title: 'Pan left and right' },
  { keyText: '← → ↑ ↓', title: 'Move between spans and rows' },
  { keyText: 'F', title: 'Centre the selection, then fit its whole life' },
  { keyText: '. ,', title: 'Next and previous attempt' },
  { keyText: 'Shift drag', title: 'Add up a part of time' },
  { keyText: 'Shift ← →', title: 'Move its end; ↑ ↓ its beginning; Escape clears it' },
];
