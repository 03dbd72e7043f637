import { isSame, type ResponseDiff } from '@/lib/client/attempt-diff';
import type { DiffLine } from '@/lib/client/line-diff';

/** Longer lists of differences are not read, and a value is for recognising, not for reading. */
const CHANGES_MAX = 30;
const VALUE_MAX = 300;
const LINES_MAX = 60;

/** Where two answers differ, member by member. */
export function ResponseDifference({
  response,
  names,
}: {
  response: ResponseDiff;
  names: { readonly left: string; readonly right: string };
}) {
  const changes = response.changes ?? [{ path: 'as text', left: response.left, right: response.right }];
  return (
    <div className="border-t border-line px-2.5 py-1.5">
      <h5 className="text-caption text-faint">Response</h5>
      {isSame(response) ? (
        <p className="text-mute">= the same</p>
      ) : (
        <ul className="flex flex-col gap-1">
          {changes.slice(0, CHANGES_MAX).map(({ path, left, right }) => (
            <li key={path}>
              <span className="font-mono text-caption break-all text-mute">{path}</span>
              <Side sign="−" name={names.left} text={left} />
              <Side sign="+" name={names.right} text={right} />
            </li>
          ))}
        </ul>
      )}
      {changes.length > CHANGES_MAX ? (
        <p className="text-faint">and {changes.length - CHANGES_MAX} more differences</p>
      ) : null}
    </div>
  );
}

function Side({ sign, name, text }: { sign: '−' | '+'; name: string; text: string | undefined }) {
  if (text === undefined) return null;
  return <SignedLine sign={sign} text={text.length > VALUE_MAX ? `${text.slice(0, VALUE_MAX)} …` : text} name={name} />;
}

/** Lines that only one of the two wrote, in order; those of both are counted. */
export function LogDifference({ log }: { log: readonly DiffLine[] }) {
  if (log.length === 0) return null;
  const different = log.filter(({ sign }) => sign !== '=');
  const shown = different.slice(0, LINES_MAX).map((line, index) => ({ ...line, key: `${index}` }));
  const same = log.length - different.length;
  return (
    <div className="border-t border-line px-2.5 py-1.5">
      <h5 className="text-caption text-faint">Log, without times and the platform’s own lines</h5>
      {shown.map(({ key, sign, text }) => (
        <SignedLine key={key} sign={sign} text={text} name={undefined} />
      ))}
      {same === 0 ? null : <p className="text-mute">= {same === 1 ? '1 line' : `${same} lines`} the same</p>}
      {different.length > LINES_MAX ? (
        <p className="text-faint">and {different.length - LINES_MAX} more lines that differ</p>
      ) : null}
    </div>
  );
}

const SIGN_STYLES: Record<DiffLine['sign'], string> = {
  '=': 'text-faint',
  '−': 'bg-err/12 text-text',
  '+': 'bg-ok/12 text-text',
};

function SignedLine({ sign, text, name }: DiffLine & { name: string | undefined }) {
  return (
    <p className={`flex gap-1.5 rounded-xs px-1 font-mono text-caption ${SIGN_STYLES[sign]}`}>
      <span aria-hidden className={`font-bold ${sign === '−' ? 'text-err' : sign === '+' ? 'text-ok' : ''}`}>
        {sign === '=' ? ' ' : sign}
      </span>
      {name === undefined ? null : <span className="sr-only">{name}: </span>}
      <span className="min-w-0 break-words whitespace-pre-wrap">{text}</span>
    </p>
  );
}
