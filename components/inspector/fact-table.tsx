import { RuleLink } from '@/components/ui/rule-link';
import type { KeptCopy } from '@/lib/client/kept-copies';
import {
  type ComparedFact,
  comparedFacts,
  type FactSign,
  type FactValue,
  factSign,
} from '@/lib/client/message-and-record';
import type { RuleId } from '@/lib/engine/rules';

/** Which facts the dead-letter message and the invocation record carry, side by side, and what tells them apart. */
export function FactTable({ message, record }: { message: KeptCopy | undefined; record: KeptCopy | undefined }) {
  const facts = comparedFacts(message, record?.body);
  const both = message !== undefined && record !== undefined;
  return (
    <div className="rounded-lg border border-line bg-bg text-[11.5px]">
      <table className="w-full table-fixed text-left">
        <caption className="sr-only">
          {both
            ? 'Dead-letter message beside invocation record'
            : message
              ? 'Dead-letter message'
              : 'Invocation record'}
        </caption>
        <colgroup>
          <col className="w-[6.4rem]" />
          {message === undefined ? null : <col />}
          {record === undefined ? null : <col />}
        </colgroup>
        <thead className="text-[11px] text-faint">
          <tr>
            <th scope="col" className="px-2 py-1 font-normal">
              <span className="sr-only">What</span>
            </th>
            {message === undefined ? null : (
              <th scope="col" className="py-1 pr-1.5 font-normal">
                Dead-letter message
              </th>
            )}
            {record === undefined ? null : (
              <th scope="col" className="py-1 pr-2 font-normal">
                Invocation record
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {facts.map((compared) => (
            <FactRow
              key={compared.fact}
              compared={compared}
              hasMessage={message !== undefined}
              hasRecord={record !== undefined}
            />
          ))}
        </tbody>
      </table>
      <p className="border-t border-line px-2 py-1.5 text-[12px] text-mute">
        {both ? CHOICE : message === undefined ? RECORD_ALONE : MESSAGE_ALONE}{' '}
        {rulesOf(message, record).map((rule) => (
          <span key={rule} className="mr-1.5">
            <RuleLink rule={rule} />
          </span>
        ))}
      </p>
    </div>
  );
}

const CHOICE =
  'Choose the destination: its record holds the event and why it failed; the dead-letter queue is for a reader that wants the bare event.';
const MESSAGE_ALONE =
  'A dead-letter message is the bare event with three attributes; what an attempt answered and how often it ran, only an on-failure destination is told.';
const RECORD_ALONE =
  'A destination gets a record with the event inside it; only a dead-letter queue gets the bare event.';

function FactRow({
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
      <th scope="row" className="px-2 py-0.5 font-normal text-mute">
        {sign === undefined ? null : (
          <>
            <span aria-hidden className={`inline-block w-3.5 font-bold ${SIGN_STYLES[sign]}`}>
              {sign}
            </span>
            <span className="sr-only">{SIGN_WORDS[sign]}: </span>
          </>
        )}
        {compared.fact}
      </th>
      {hasMessage ? <FactCell value={compared.message} /> : null}
      {hasRecord ? <FactCell value={compared.record} /> : null}
    </tr>
  );
}

/** A cell is for recognising; the whole text stands below the table. */
const VALUE_MAX = 140;

function FactCell({ value }: { value: FactValue | undefined }) {
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
      <span className="line-clamp-3 font-mono break-all">
        {text.length > VALUE_MAX ? `${text.slice(0, VALUE_MAX)}…` : text}
      </span>
      <span className="block text-[10.5px] break-all text-faint">{place}</span>
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

function rulesOf(message: KeptCopy | undefined, record: KeptCopy | undefined): RuleId[] {
  const rules: RuleId[] = [];
  if (message !== undefined) rules.push('DLQ-03');
  if (message !== undefined && record !== undefined) rules.push('DLQ-11');
  if (record !== undefined) rules.push(record.queueName === undefined ? 'DST-19' : 'DST-01');
  return rules;
}
