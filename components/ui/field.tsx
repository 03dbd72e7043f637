import { type ReactNode, useId } from 'react';

/** A label above its input and a hint below it. `children` gets the id that ties the input to its label. */
export function Field({ label, hint, children }: { label: string; hint: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="block text-[12px] text-mute">
        {label}
      </label>
      {children(id)}
      <p className="text-[11.5px] text-faint">{hint}</p>
    </div>
  );
}
