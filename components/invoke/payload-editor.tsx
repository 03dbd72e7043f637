'use client';

import { type ComponentType, useEffect, useRef, useState } from 'react';

export interface EditorProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The payload: a plain text area at once, CodeMirror in its place when it has loaded and nobody is typing. */
export function PayloadEditor({ value, onChange }: EditorProps) {
  const [Loaded, setLoaded] = useState<ComponentType<EditorProps> | undefined>();
  const [typing, setTyping] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    let left = false;
    import('./code-mirror-editor').then(
      (module) => {
        if (left) return;
        setTyping(document.activeElement === area.current);
        setLoaded(() => module.default);
      },
      () => {
        // Not reachable: the text area does the same work without colours.
      },
    );
    return () => {
      left = true;
    };
  }, []);

  return (
    <div className="h-44 min-h-28 resize-y overflow-hidden rounded-lg border border-line bg-bg focus-within:border-accent max-lg:h-52">
      {Loaded === undefined || typing ? (
        <textarea
          ref={area}
          aria-label="Payload"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={() => setTyping(false)}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          className="size-full resize-none bg-transparent px-2.5 py-2 font-mono text-[12px] leading-[1.6] outline-none max-lg:text-[16px]"
        />
      ) : (
        <Loaded value={value} onChange={onChange} />
      )}
    </div>
  );
}
