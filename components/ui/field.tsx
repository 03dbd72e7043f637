import { type ReactNode, useId } from 'react';

/** A label above its input and a hint below it. `children` gets the id that ties the input to its label. */
export function Field({ label, hint, children }: { label: string; hint: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="block text-small text-mute">
        {label}
      </label>
      {children(id)}
      <p className="text-caption text-faint">{hint}</p>
    </div>
  );
}
