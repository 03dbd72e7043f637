import { RuleLink } from '@/components/ui/rule-link';
import type { KeptCopy } from '@/lib/client/kept-copies';
import { comparedFacts } from '@/lib/client/message-and-record';
import type { RuleId } from '@/lib/engine/rules';
import { FactRow } from './fact-row';

/** Which facts the dead-letter message and the invocation record carry, side by side, and what tells them apart. */
export function FactTable({ message, record }: { message: KeptCopy | undefined; record: KeptCopy | undefined }) {
  const both = message !== undefined && record !== undefined;
  // Alone, a record says all of it in its own tree; a message does not show its attributes in its body.
  const facts = message === undefined ? [] : comparedFacts(message, record?.body);
  return (
    <div className="rounded-lg border border-line bg-bg text-caption">
      {facts.length === 0 ? null : (
        <table className="w-full table-fixed text-left">
          <caption className="sr-only">
            {both
              ? 'Dead-letter message beside invocation record'
              : message
                ? 'Dead-letter message'
                : 'Invocation record'}
          </caption>
          <colgroup>
            {both ? <col className="w-[1.4rem]" /> : null}
            <col className="w-[6rem]" />
            {message === undefined ? null : <col className={both ? 'w-[30%]' : ''} />}
            {record === undefined ? null : <col />}
          </colgroup>
          <thead className="text-caption text-faint">
            <tr>
              {both ? <td /> : null}
              <th scope="col" className={`py-1 pr-1 font-normal ${both ? '' : 'pl-2'}`}>
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
      )}
      <p className="px-2 py-1.5 text-small text-mute [&:not(:first-child)]:border-t">
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

function rulesOf(message: KeptCopy | undefined, record: KeptCopy | undefined): RuleId[] {
  const rules: RuleId[] = [];
  if (message !== undefined) rules.push('DLQ-03');
  if (message !== undefined && record !== undefined) rules.push('DLQ-11');
  if (record !== undefined) rules.push(record.queueName === undefined ? 'DST-19' : 'DST-01');
  return rules;
}
