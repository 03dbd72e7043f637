/** Why a payload is not JSON, or undefined when it is. Empty is allowed: the function then gets `{}` (INV-17). */
export function jsonProblem(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
