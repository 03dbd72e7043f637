/** Runs a callback once for many requests: at the next frame while the page is seen, soon after when it is hidden. */
export class FrameBatch {
  readonly #run: () => void;
  #cancel: (() => void) | undefined;

  constructor(run: () => void) {
    this.#run = run;
  }

  /** Asks for a run; asking again before it happens changes nothing. */
  request(): void {
    if (this.#cancel) return;
    this.#cancel = nextTurn(() => {
      this.#cancel = undefined;
      this.#run();
    });
  }

  cancel(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}

/** A hidden page gets no animation frames, and a page can be hidden while it waits for one: both are asked, one wins. */
function nextTurn(callback: () => void): () => void {
  const cancel = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const once = () => {
    cancel();
    callback();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, document.hidden ? 0 : HIDDEN_FRAME_MS);
  return cancel;
}

const HIDDEN_FRAME_MS = 200;
