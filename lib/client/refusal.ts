/** A request that was not done: refused by the server, or never answered. `status` 0: no answer came. */
export class RequestRefused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** What to do about it, where the server says so. */
    readonly hint: string | undefined,
  ) {
    super(message);
    this.name = 'RequestRefused';
  }
}

/** `fetch` that fails in our own words when the server is away. */
export async function request(input: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(input, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new RequestRefused(
      0,
      'ServerAway',
      'The lab does not answer.',
      'Is the server running? The page reconnects by itself.',
    );
  }
}

/** What to show for anything that was thrown. */
export function refusalOf(error: unknown): RequestRefused {
  if (error instanceof RequestRefused) return error;
  return new RequestRefused(0, 'Unexpected', error instanceof Error ? error.message : String(error), undefined);
}
