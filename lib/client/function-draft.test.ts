import { describe, expect, it } from 'vitest';
import {
  deleteFile,
  type FunctionDraft,
  filesDiffer,
  handlerFile,
  newDraft,
  renameFile,
  settingsBody,
  settingsDiffer,
} from './function-draft';

const DRAFT: FunctionDraft = newDraft('made', { 'index.mjs': 'a', 'lib/other.mjs': 'b' });

describe('settings', () => {
  it('are sent as AWS names them, rows without a name left out', () => {
    const environment = [
      { id: 1, name: 'TABLE', value: 'orders' },
      { id: 2, name: '', value: 'x' },
    ];
    expect(settingsBody({ ...DRAFT, environment, timeoutSeconds: '15' })).toEqual({
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Timeout: 15,
      MemorySize: 128,
      Environment: { Variables: { TABLE: 'orders' } },
    });
  });

  it('differ by what is sent, not by how it was typed', () => {
    expect(settingsDiffer(DRAFT, { ...DRAFT, timeoutSeconds: '3.0' })).toBe(false);
    expect(settingsDiffer(DRAFT, { ...DRAFT, timeoutSeconds: '4' })).toBe(true);
    expect(settingsDiffer(DRAFT, { ...DRAFT, files: {} })).toBe(false);
  });
});

describe('files', () => {
  it('differ by text and by name', () => {
    const files = DRAFT.files ?? {};
    expect(filesDiffer(files, { ...files })).toBe(false);
    expect(filesDiffer(files, { ...files, 'index.mjs': 'c' })).toBe(true);
    expect(filesDiffer(files, renameFile(files, 'index.mjs', 'main.mjs'))).toBe(true);
    expect(filesDiffer(files, deleteFile(files, 'index.mjs'))).toBe(true);
    expect(filesDiffer(files, undefined)).toBe(true);
  });

  it('keep their order when one gets another name', () => {
    expect(Object.keys(renameFile(DRAFT.files ?? {}, 'index.mjs', 'main.mjs'))).toEqual(['main.mjs', 'lib/other.mjs']);
  });
});

describe('the file of a handler', () => {
  it.each([
    ['index.handler', 'index.mjs'],
    ['lib/other.handler', 'lib/other.mjs'],
    ['index.nested.handler', 'index.mjs'],
    ['nothing.handler', undefined],
  ])('of %s is %s', (handler, path) => {
    expect(handlerFile(handler, DRAFT.files ?? {})).toBe(path);
  });
});
