'use client';

import { type ComponentType, type RefObject, useRef, useState } from 'react';
import { JsonText } from '@/components/ui/json-text';

export interface EditorProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The payload: a plain field with colours at once; CodeMirror in its place once somebody turns to it and is not typing yet. */
export function PayloadEditor({ value, onChange }: EditorProps) {
  const [Loaded, setLoaded] = useState<ComponentType<EditorProps> | undefined>();
  const [typing, setTyping] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const asked = useRef(false);

  function load() {
    if (asked.current) return;
    asked.current = true;
    import('./code-mirror-editor').then(
      (module) => {
        setTyping(document.activeElement === area.current);
        setLoaded(() => module.default);
      },
      () => {
        // Not reachable now: the field does the same work, and the next turn to it asks again.
        asked.current = false;
      },
    );
  }

  return (
    <div className="h-[11.5rem] min-h-24 resize-y overflow-hidden rounded-lg border border-line bg-bg focus-within:border-accent max-lg:h-52">
      {Loaded === undefined || typing ? (
        <PlainField area={area} value={value} onChange={onChange} onTurnTo={load} onLeave={() => setTyping(false)} />
      ) : (
        <Loaded value={value} onChange={onChange} />
      )}
    </div>
  );
}

const TEXT =
  'px-2.5 py-2 font-mono text-small leading-[1.6] break-words whitespace-pre-wrap max-lg:text-[16px] [grid-area:1/1]';

/** The field lies over the same text in colours; its own letters cannot be seen, only its caret. */
function PlainField({
  area,
  value,
  onChange,
  onTurnTo,
  onLeave,
}: EditorProps & { area: RefObject<HTMLTextAreaElement | null>; onTurnTo: () => void; onLeave: () => void }) {
  return (
    <div className="size-full overflow-auto">
      <div className="grid min-h-full">
        <pre aria-hidden className={TEXT}>
          <JsonText text={value} />{' '}
        </pre>
        <textarea
          ref={area}
          aria-label="Payload"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onPointerEnter={onTurnTo}
          onFocus={onTurnTo}
          onBlur={onLeave}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          className={`resize-none overflow-hidden bg-transparent text-transparent caret-text outline-none ${TEXT}`}
        />
      </div>
    </div>
  );
}
