import type { FunctionConfiguration } from '@/lib/engine/function-configuration';
import { MEMORY_DEFAULT_MB, TIMEOUT_DEFAULT_SECONDS } from '@/lib/engine/limits';

/** A function as it is being edited: what is typed, not yet what is valid. */
export interface FunctionDraft {
  readonly functionName: string;
  readonly runtime: string;
  readonly handler: string;
  readonly timeoutSeconds: string;
  readonly memorySizeMb: string;
  readonly environment: readonly EnvironmentVariable[];
  /** Undefined: there is no code to edit here. */
  readonly files: PackageFiles | undefined;
}

export type PackageFiles = Readonly<Record<string, string>>;

/** One row; a row without a name is not there yet. */
export interface EnvironmentVariable {
  readonly id: number;
  readonly name: string;
  readonly value: string;
}

/** Runtimes whose code runs here, the usual choice first. */
export const NODE_RUNTIMES = ['nodejs22.x', 'nodejs24.x', 'nodejs20.x', 'nodejs18.x'] as const;

/** A new function with these files. */
export function newDraft(functionName: string, files: PackageFiles): FunctionDraft {
  return {
    functionName,
    runtime: NODE_RUNTIMES[0],
    handler: 'index.handler',
    timeoutSeconds: String(TIMEOUT_DEFAULT_SECONDS),
    memorySizeMb: String(MEMORY_DEFAULT_MB),
    environment: [],
    files,
  };
}

/** A function as it is. */
export function draftOf(configuration: FunctionConfiguration): FunctionDraft {
  const { code, environment } = configuration;
  return {
    functionName: configuration.functionName,
    runtime: configuration.runtime,
    handler: configuration.handler,
    timeoutSeconds: String(configuration.timeoutMs / 1_000),
    memorySizeMb: String(configuration.memorySizeMb),
    environment: Object.entries(environment).map(([name, value], id) => ({ id, name, value })),
    files: code.kind === 'javascript' ? code.files : undefined,
  };
}

/** What CreateFunction and UpdateFunctionConfiguration take of it. Numbers that are none are the service's to refuse. */
export function settingsBody(draft: FunctionDraft) {
  return {
    Runtime: draft.runtime,
    Handler: draft.handler.trim(),
    Timeout: Number(draft.timeoutSeconds),
    MemorySize: Number(draft.memorySizeMb),
    Environment: { Variables: variablesOf(draft.environment) },
  };
}

/** Whether saving would change something. */
export function settingsDiffer(left: FunctionDraft, right: FunctionDraft): boolean {
  return JSON.stringify(settingsBody(left)) !== JSON.stringify(settingsBody(right));
}

export function filesDiffer(left: PackageFiles | undefined, right: PackageFiles | undefined): boolean {
  if (left === right) return false;
  if (left === undefined || right === undefined) return true;
  const paths = Object.keys(left);
  return paths.length !== Object.keys(right).length || paths.some((path) => left[path] !== right[path]);
}

/** The file the handler's name points to: `src/index.handler` is in `src/index` with an ending of Node's. */
export function handlerFile(handler: string, files: PackageFiles): string | undefined {
  const folder = handler.lastIndexOf('/') + 1;
  const dot = handler.indexOf('.', folder);
  const module = dot === -1 ? handler : handler.slice(0, dot);
  return ['.mjs', '.js', '.cjs'].map((ending) => module + ending).find((path) => files[path] !== undefined);
}

/** The files with one under another name, in its place. */
export function renameFile(files: PackageFiles, from: string, to: string): PackageFiles {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path === from ? to : path, text]));
}

/** The files without one. */
export function deleteFile(files: PackageFiles, gone: string): PackageFiles {
  return Object.fromEntries(Object.entries(files).filter(([path]) => path !== gone));
}

function variablesOf(rows: readonly EnvironmentVariable[]): Record<string, string> {
  return Object.fromEntries(rows.filter(({ name }) => name !== '').map(({ name, value }) => [name, value]));
}
