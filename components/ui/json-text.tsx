import { type JsonTokenKind, jsonTokens } from '@/lib/client/json-tokens';

/** JSON as coloured text, letter by letter as it is given. */
export function JsonText({ text }: { text: string }) {
  let offset = 0;
  return jsonTokens(text).map((token) => {
    const key = offset;
    offset += token.text.length;
    return (
      <span key={key} className={TOKEN_COLOURS[token.kind]}>
        {token.text}
      </span>
    );
  });
}

const TOKEN_COLOURS: Record<JsonTokenKind, string> = {
  key: 'text-accent',
  string: 'text-ok',
  number: 'text-thr',
  word: 'text-init',
  plain: 'text-mute',
};
