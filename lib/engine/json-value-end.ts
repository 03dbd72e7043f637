/** Where the JSON value that begins at `from` ends; the text must be valid JSON. For cutting a value out as it was written. */
export function endOfJsonValue(text: string, from: number): number {
  let depth = 0;
  for (let place = from; place < text.length; place++) {
    const character = text.charAt(place);
    if (character === '"') place = endOfString(text, place);
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') {
      // The end of what the value stands in.
      if (depth === 0) return place;
      depth--;
    } else if (character === ',' && depth === 0) return place;
  }
  return text.length;
}

/** The closing quotation mark of the string that opens at `from`. */
function endOfString(text: string, from: number): number {
  let place = from + 1;
  while (place < text.length && text.charAt(place) !== '"') place += text.charAt(place) === '\\' ? 2 : 1;
  return place;
}
