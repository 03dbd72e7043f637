import type { ReactNode } from 'react';
import { prettyJson } from '@/lib/client/json-layout';
import { CopyButton } from './copy-button';
import { JsonText } from './json-text';

/** Text in a box, with a copy button over its corner. It can be focused, because it may scroll. */
export function CodeBlock({
  text,
  label,
  copied = text,
  wrap = true,
}: {
  text: string;
  label: string;
  /** What the copy button gives when `text` is only its beginning. */
  copied?: string;
  wrap?: boolean;
}) {
  return (
    <CodeFrame label={label} copy={copied}>
      <pre className={`p-2.5 ${wrap ? 'break-words whitespace-pre-wrap' : ''}`}>{text}</pre>
    </CodeFrame>
  );
}

/** JSON, indented and coloured; anything that is not JSON is shown as it is. */
export function JsonBlock({ text, label }: { text: string; label: string }) {
  const pretty = prettyJson(text);
  return (
    <CodeFrame label={label} copy={pretty}>
      <pre className="p-2.5 break-words whitespace-pre-wrap">
        <JsonText text={pretty} />
      </pre>
    </CodeFrame>
  );
}

/** The copy button stays inside the scrolling box, so that the keyboard can reach and scroll it. */
function CodeFrame({ label, copy, children }: { label: string; copy: string; children: ReactNode }) {
  return (
    <figure
      aria-label={label}
      className="max-h-64 overflow-auto rounded-md border border-line bg-bg font-mono text-small leading-relaxed"
    >
      <div className="sticky top-1 float-right mr-1 rounded-md bg-bg">
        <CopyButton text={copy} label={`Copy ${label.toLowerCase()}`} />
      </div>
      {children}
    </figure>
  );
}
