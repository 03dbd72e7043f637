/** Bytes of `text` in UTF-8. The engine has no TextEncoder; a lone surrogate counts as its replacement, 3 bytes. */
export function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    if (unit < 0x800) bytes += 1;
    else if (isHighSurrogate(unit) && isLowSurrogate(text.charCodeAt(index + 1))) {
      bytes += 2;
      index++;
    } else bytes += 2;
  }
  return bytes;
}

/** True when `text` takes more than `limit` bytes; cheap for texts far below it. */
export function exceedsBytes(text: string, limit: number): boolean {
  return text.length > limit || (text.length * 3 > limit && utf8Bytes(text) > limit);
}

/** The first `limit` bytes of `text`; a character cut in two becomes U+FFFD, as Lambda does (DLQ-06). */
export function firstBytes(text: string, limit: number): string {
  if (!exceedsBytes(text, limit)) return text;
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += utf8Bytes(character);
    if (bytes > limit) return bytes - utf8Bytes(character) === limit ? kept : `${kept}\ufffd`;
    kept += character;
  }
  return kept;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
