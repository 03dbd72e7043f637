import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unzipPackage } from './unzip';

const text = (value: string) => new TextEncoder().encode(value);

/** The offset of the first central directory entry. */
function directoryAt(zip: Uint8Array): number {
  return zip.findIndex((_, at) => zip[at] === 0x50 && zip[at + 1] === 0x4b && zip[at + 2] === 1 && zip[at + 3] === 2);
}

function patched(zip: Uint8Array, offset: number, bytes: readonly number[]): Uint8Array {
  const copy = zip.slice();
  copy.set(bytes, directoryAt(zip) + offset);
  return copy;
}

function refusalOf(zip: Uint8Array, maxBytes?: number): string {
  const result = unzipPackage(zip, maxBytes);
  return 'refusal' in result ? result.refusal : `took ${result.length} files`;
}

describe('a package', () => {
  it('gives its files by path, stored and deflated, without its folders', () => {
    const zip = zipSync({ 'index.js': text('a'.repeat(1000)), lib: { 'b.js': [text('b'), { level: 0 }] }, empty: {} });
    const files = unzipPackage(zip);
    expect(files).toEqual([
      { path: 'index.js', bytes: text('a'.repeat(1000)) },
      { path: 'lib/b.js', bytes: text('b') },
    ]);
  });

  it('that is empty has no files', () => {
    expect(unzipPackage(zipSync({}))).toEqual([]);
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['a text', text('exports.handler = async () => 1')],
    ['a ZIP cut short', zipSync({ 'index.js': text('a') }).slice(0, -30)],
  ])('is refused when it is %s', (_, bytes) => {
    expect(refusalOf(bytes)).toMatch(/^Could not unzip uploaded file/);
  });

  it.each(['/etc/passwd', '../evil.js', 'a/../../evil.js', 'a\\..\\evil.js', 'C:/evil.js', 'a\0b.js'])(
    'is refused for the path %j',
    (path) => {
      expect(refusalOf(zipSync({ [path]: text('x') }))).toContain('lies outside of the package');
    },
  );

  it('is refused for a link', () => {
    expect(refusalOf(zipSync({ link: [text('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] }))).toContain(
      'is a link',
    );
  });

  it('is refused for a name given twice', () => {
    const zip = zipSync({ 'a.js': text('1'), 'b.js': text('2') });
    const second = directoryAt(zip) + 46 + 4;
    const copy = zip.slice();
    copy[second + 46] = 'a'.charCodeAt(0);
    expect(refusalOf(copy)).toContain('is there twice');
  });

  it('is refused when it is encrypted', () => {
    expect(refusalOf(patched(zipSync({ 'a.js': text('1') }), 8, [1, 0]))).toContain('is encrypted');
  });

  it('is refused with the words of AWS when it says that it is too large, before anything is unpacked', () => {
    const zip = zipSync({ 'a.txt': new Uint8Array(10_000) });
    expect(refusalOf(zip, 10_000)).toBe('Unzipped size must be smaller than 262144000 bytes');
    expect(refusalOf(patched(zip, 24, [0, 0, 0, 0x10]))).toBe('Unzipped size must be smaller than 262144000 bytes');
  });

  it('is refused when it unpacks to more than it says', () => {
    const bomb = zipSync({ 'a.txt': new Uint8Array(50_000_000) });
    expect(refusalOf(patched(bomb, 24, [10, 0, 0, 0]))).toMatch(/^Could not unzip/);
  });

  it('is refused when its directory points outside of the file', () => {
    expect(refusalOf(patched(zipSync({ 'a.js': text('1') }), 42, [0xff, 0xff, 0xff, 0x7f]))).toMatch(
      /^Could not unzip/,
    );
  });

  it('keeps a file named __proto__ as a file', () => {
    const zip = zipSync(Object.fromEntries([['x_proto__', text('1')]]));
    const renamed = zip.slice();
    for (let at = 0; at < renamed.length - 8; at++) {
      if (new TextDecoder().decode(renamed.subarray(at, at + 9)) === 'x_proto__') renamed[at] = '_'.charCodeAt(0);
    }
    expect(unzipPackage(renamed)).toEqual([{ path: '__proto__', bytes: text('1') }]);
  });
});
