import { type ComparedFact, type FactSign, type FactValue, factSign } from '@/lib/client/message-and-record';

/** One fact in the message and in the record; the sign says how the two stand to each other when both are there. */
export function FactRow({
  compared,
  hasMessage,
  hasRecord,
}: {
  compared: ComparedFact;
  hasMessage: boolean;
  hasRecord: boolean;
}) {
  const sign = hasMessage && hasRecord ? factSign(compared) : undefined;
  return (
    <tr className={`border-t border-line align-top ${sign === undefined ? '' : ROW_STYLES[sign]}`}>
      {sign === undefined ? null : (
        <td aria-hidden className={`py-0.5 pl-2 font-bold ${SIGN_STYLES[sign]}`}>
          {sign}
        </td>
      )}
      <th scope="row" className={`py-0.5 pr-1 font-normal text-mute ${sign === undefined ? 'pl-2' : ''}`}>
        {sign === undefined ? null : <span className="sr-only">{SIGN_WORDS[sign]}: </span>}
        {compared.fact}
      </th>
      {hasMessage ? <FactCell value={compared.message} quiet={sign === '='} /> : null}
      {hasRecord ? <FactCell value={compared.record} quiet={sign === '='} /> : null}
    </tr>
  );
}

/** A cell is for recognising; the whole text stands below the table. */
const VALUE_MAX = 140;

function FactCell({ value, quiet }: { value: FactValue | undefined; quiet: boolean }) {
  if (value === undefined) {
    return (
      <td className="py-0.5 pr-2 text-faint">
        <span className="sr-only">not there</span>
        <span aria-hidden>–</span>
      </td>
    );
  }
  const { text, place } = value;
  return (
    <td className="py-0.5 pr-2">
      <span className={`font-mono break-all ${quiet ? 'line-clamp-1 text-mute' : 'line-clamp-3'}`}>
        {text.length > VALUE_MAX ? `${text.slice(0, VALUE_MAX)}…` : text}
      </span>
      <span className="block text-micro break-words text-faint">{breakable(place)}</span>
    </td>
  );
}

const SIGN_WORDS: Record<FactSign, string> = {
  '=': 'in both, the same',
  '≠': 'in both, different',
  '−': 'only in the message',
  '+': 'only in the record',
};

const SIGN_STYLES: Record<FactSign, string> = { '=': 'text-faint', '≠': 'text-thr', '−': 'text-err', '+': 'text-ok' };
const ROW_STYLES: Record<FactSign, string> = { '=': '', '≠': 'bg-thr/12', '−': 'bg-err/8', '+': 'bg-ok/8' };

/** Lets a path break after a dot and between the words of a long name. */
function breakable(place: string): string {
  return place.replaceAll('.', '.\u200b').replace(/(?<=[a-z])(?=[A-Z])/g, '\u200b');
}
