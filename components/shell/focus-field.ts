/** A field of the invoke panel, as the keys name it. */
export type InvokeField = 'function' | 'type' | 'payload' | 'sample' | 'outcome';

const SELECTORS: Readonly<Record<InvokeField, string>> = {
  function: 'select[aria-label="Function"]',
  type: '[aria-label="Invocation type"] input:checked',
  payload: '[aria-label="Payload"]',
  sample: '[aria-label="Sample payloads"] button',
  outcome: 'select[aria-label="Add outcome"]',
};

/** Puts the focus on a field, once what hides it has gone: a hidden field cannot take it. */
export function focusField(field: InvokeField): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`section[aria-label="Invoke"] ${SELECTORS[field]}`)?.focus(),
  );
}
