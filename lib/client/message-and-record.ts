import type { MessageAttributes } from '@/lib/engine/queue';
import { compactJson } from './json-layout';
import { type JsonTree, kindOf, nodeUnder, parseJsonTree, valueText } from './json-tree';

/** The dead-letter message beside the invocation record: what each of them says of the same failure. */
export interface ComparedFact {
  readonly fact: string;
  readonly message: FactValue | undefined;
  readonly record: FactValue | undefined;
}

export interface FactValue {
  /** Where it stands: `body`, `ErrorCode`, `requestContext.condition`. */
  readonly place: string;
  readonly text: string;
}

/** `=` both say the same, `≠` they say different things, `−` only the message has it, `+` only the record has it. */
export type FactSign = '=' | '≠' | '−' | '+';

/** Facts that at least one of the two carries. */
export function comparedFacts(
  message: { readonly body: string; readonly messageAttributes: MessageAttributes } | undefined,
  record: string | undefined,
): readonly ComparedFact[] {
  const tree = record === undefined ? undefined : parseJsonTree(record);
  return FACTS.map(({ fact, inMessage, inRecord }) => ({
    fact,
    message: message === undefined || inMessage === undefined ? undefined : messageValue(message, inMessage),
    record: tree === undefined || inRecord === undefined ? undefined : recordValue(tree, inRecord),
  })).filter((compared) => compared.message !== undefined || compared.record !== undefined);
}

/** How the two sides of a fact stand to each other. */
export function factSign({ message, record }: ComparedFact): FactSign {
  if (message === undefined) return '+';
  if (record === undefined) return '−';
  return compactJson(message.text) === compactJson(record.text) ? '=' : '≠';
}

const FACTS: readonly {
  readonly fact: string;
  readonly inMessage?: 'body' | 'RequestID' | 'ErrorCode' | 'ErrorMessage';
  readonly inRecord?: readonly string[];
}[] = [
  { fact: 'The event', inMessage: 'body', inRecord: ['requestPayload'] },
  { fact: 'Request id', inMessage: 'RequestID', inRecord: ['requestContext', 'requestId'] },
  { fact: 'Status', inMessage: 'ErrorCode', inRecord: ['responseContext', 'statusCode'] },
  { fact: 'Error message', inMessage: 'ErrorMessage', inRecord: ['responsePayload', 'errorMessage'] },
  { fact: 'Why it ended', inRecord: ['requestContext', 'condition'] },
  { fact: 'How often it ran', inRecord: ['requestContext', 'approximateInvokeCount'] },
  { fact: 'Function', inRecord: ['requestContext', 'functionArn'] },
  { fact: 'Function error', inRecord: ['responseContext', 'functionError'] },
  { fact: 'Version that ran', inRecord: ['responseContext', 'executedVersion'] },
  { fact: 'Whole response', inRecord: ['responsePayload'] },
  { fact: 'When', inRecord: ['timestamp'] },
];

function messageValue(
  { body, messageAttributes }: { readonly body: string; readonly messageAttributes: MessageAttributes },
  place: 'body' | 'RequestID' | 'ErrorCode' | 'ErrorMessage',
): FactValue | undefined {
  const text = place === 'body' ? body : messageAttributes[place]?.stringValue;
  return text === undefined ? undefined : { place, text };
}

/** A string without its quotes, anything else as it stands. */
function recordValue(tree: JsonTree, names: readonly string[]): FactValue | undefined {
  const node = nodeUnder(tree, names);
  if (node === undefined) return undefined;
  const text = valueText(tree, node);
  const isText = kindOf(tree, node) === 'string';
  return { place: names.join('.'), text: isText ? JSON.parse(text) : text };
}
