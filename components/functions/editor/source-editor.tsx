'use client';

import { type ComponentType, useEffect, useState } from 'react';
import type { ErrorPlace } from '@/lib/client/error-place';

export interface SourceEditorProps {
  readonly path: string;
  readonly value: string;
  /** Where the last run failed in this file. */
  readonly error: ErrorPlace | undefined;
  readonly onChange: (text: string) => void;
}

/** One file as text: CodeMirror when it has loaded, a plain text area until then or if it does not come. */
export function SourceEditor(props: SourceEditorProps) {
  const [Loaded, setLoaded] = useState<ComponentType<SourceEditorProps> | undefined>();
  useEffect(() => {
    let left = false;
    import('./source-code-mirror').then(
      (module) => !left && setLoaded(() => module.default),
      () => {
        // Not reachable: the text area does the same work without colours.
      },
    );
    return () => {
      left = true;
    };
  }, []);

  if (Loaded !== undefined) return <Loaded {...props} />;
  return (
    <textarea
      aria-label={`Code of ${props.path}`}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      className="min-h-0 w-full flex-1 resize-none bg-transparent px-3 py-2 font-mono text-small leading-[1.6] outline-none max-lg:text-[16px]"
    />
  );
}
