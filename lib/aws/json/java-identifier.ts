/** Java's notion of an identifier, by which Jackson finds the end of a word it does not know. */

const START = /[\p{L}\p{Nl}\p{Sc}\p{Pc}]/u;
const PART = /[\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mn}\p{Mc}\p{Cf}]/u;

/** `Character.isJavaIdentifierStart` */
export function isIdentifierStart(character: string): boolean {
  return START.test(character);
}

/** `Character.isJavaIdentifierPart`: some control characters count as part, as in Java. */
export function isIdentifierPart(character: string): boolean {
  return PART.test(character) || isIgnorable(character.charCodeAt(0));
}

function isIgnorable(code: number): boolean {
  return code <= 0x08 || (code >= 0x0e && code <= 0x1b) || (code >= 0x7f && code <= 0x9f);
}
