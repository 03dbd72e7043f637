import type { JacksonInput } from './jackson-input';
import { isIdentifierPart } from './java-identifier';

/** Reads the rest of `true`, `false` or `null`, of which `matched` letters were taken. */
export function matchWord(input: JacksonInput, word: string, matched: number): void {
  for (let index = matched; index < word.length; index++) {
    if (input.peek() !== word.charCodeAt(index)) input.failOnToken(word.slice(0, index));
    input.position++;
  }
  const next = input.peek();
  if (next < 0x30 || next === 0x5d || next === 0x7d) return;
  // Jackson decodes the character from its second byte on here; so do we, to fail as it does.
  if (isIdentifierPart(String.fromCharCode(input.decode(next)))) input.failOnToken(word);
}
