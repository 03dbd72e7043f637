import { expect, it } from 'vitest';
import { MemoryFiles, TmpFiles } from './thread/memory-files.mjs';

function filesOf(packaged: Readonly<Record<string, string>>): MemoryFiles {
  const absolute = Object.entries(packaged).map(([path, text]): [string, string] => [`/var/task/${path}`, text]);
  return new MemoryFiles(new Map(absolute), new TmpFiles(), 1_000);
}

it('a file of the package that is no text is read byte for byte', () => {
  const bytes = Uint8Array.from([0, 255, 128, 10]);
  const files = filesOf({
    'logo.png': `data:application/octet-stream;base64,${Buffer.from(bytes).toString('base64')}`,
  });
  expect(files.read('/var/task/logo.png')).toEqual(bytes);
  expect(files.stat('/var/task/logo.png')).toMatchObject({ kind: 'file', size: 4 });
});

it('a text is read as UTF-8', () => {
  const files = filesOf({ 'words.txt': 'é' });
  expect(files.read('/var/task/words.txt')).toEqual(new TextEncoder().encode('é'));
  expect(files.stat('/var/task/words.txt')).toMatchObject({ size: 2 });
});
