/**
 * What an editor has told its owner and not yet got back. The owner renders later, and by then more may be typed: a text of the
 * editor's own that comes back must not be put over what is there now.
 */
export class OwnTexts {
  #told: string[] = [];

  /** The editor has told its owner this text. */
  tell(text: string): void {
    this.#told.push(text);
  }

  /** Whether a text that the owner gives is one of the editor's own; it and those told before it are over with then. */
  isOwn(text: string): boolean {
    const place = this.#told.lastIndexOf(text);
    if (place < 0) return false;
    this.#told = this.#told.slice(place + 1);
    return true;
  }

  /** Editor and owner have the same text again: nothing is on its way. */
  forget(): void {
    this.#told = [];
  }
}
