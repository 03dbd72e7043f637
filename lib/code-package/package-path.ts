import { cannotUnzip } from './package-refusal';

/** Linux's own limit for a path. */
const PATH_MAX_LENGTH = 4_096;

/** Throws for a path that would leave the package or mean something else to another program. */
export function requirePackagePath(path: string): void {
  const problem = pathProblem(path);
  if (problem !== undefined) throw cannotUnzip(problem);
}

/** What is wrong with a path inside a package, or undefined. The editor asks too, before a file gets its name. */
export function pathProblem(path: string): string | undefined {
  if (path === '') return 'A file has no name';
  if (path.length > PATH_MAX_LENGTH) return `The path ${path.slice(0, 40)}… is too long`;
  if (path.includes('\0')) return `The path ${JSON.stringify(path)} has a NUL character in it`;
  if (path.includes('\\')) return `The path ${path} has a backslash in it; folders are separated by /`;
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return `The path ${path} is absolute`;
  const parts = path.split('/');
  if (parts.includes('..')) return `The path ${path} leaves the package`;
  if (parts.includes('') || parts.includes('.')) return `The path ${path} has an empty part`;
  // As a key of the object that files are kept in it would not be a file.
  if (path === '__proto__') return 'A file cannot be called __proto__';
  return undefined;
}
