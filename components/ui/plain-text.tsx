import { CodeBlock } from './code-block';

/** Laying out more than this costs a second and more; nobody reads it here. */
const SHOWN_MAX = 50_000;

/** Text that is not JSON, as it is; of very long text the beginning. */
export function PlainText({ text, label }: { text: string; label: string }) {
  if (text.length <= SHOWN_MAX) return <CodeBlock text={text} label={label} />;
  return (
    <>
      <CodeBlock text={text.slice(0, SHOWN_MAX)} copied={text} label={label} />
      <p className="text-caption text-faint">
        The first {SHOWN_MAX.toLocaleString('en')} of {text.length.toLocaleString('en')} letters; copying gives all.
      </p>
    </>
  );
}
