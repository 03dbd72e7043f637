import { ControlError } from './control-error';

/** Decoded values of the placeholders when `path` has the form of `pattern`; a slash at the end makes no difference. */
export function matchPath(pattern: string, path: string): ReadonlyMap<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = (path.endsWith('/') ? path.slice(0, -1) : path).split('/');
  if (wanted.length !== given.length) return undefined;
  const parameters = new Map<string, string>();
  for (const [place, segment] of given.entries()) {
    const name = wanted[place] ?? '';
    if (name.startsWith('{')) parameters.set(name.slice(1, -1), segment);
    else if (name !== segment) return undefined;
  }
  for (const [name, segment] of parameters) parameters.set(name, decode(segment));
  return parameters;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ControlError(
      400,
      'bad-path',
      `${JSON.stringify(segment)} is not percent-encoded UTF-8.`,
      'Encode it anew.',
    );
  }
}
