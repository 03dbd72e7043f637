import { type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ZIP_MAX_BYTES } from '@/lib/engine/limits';
import { fileOfBytes } from './file-of-bytes';
import { bytesOfFile, isBinaryFile } from './package-file';
import { pathProblem } from './package-path';
import { checkCodePackage, readCodePackage } from './read-code-package';
import { writeCodePackage } from './write-code-package';

const CANNOT_UNZIP = 'Could not unzip uploaded file. Please check your file, then try to upload again.';
const INDEX = 'exports.handler = async (event) => event;\n';

function text(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

/** Writes over bytes of a zip wherever `find` stands in it. */
function patched(zip: Uint8Array, find: readonly number[], replace: readonly number[]): Uint8Array {
  const copy = zip.slice();
  for (let at = 0; at + find.length <= copy.length; at++) {
    if (find.every((byte, index) => copy[at + index] === byte)) copy.set(replace, at);
  }
  return copy;
}

function uint32(value: number): number[] {
  return [0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff);
}

async function refusalOf(zip: Uint8Array | Zippable): Promise<string | undefined> {
  const { refusal } = await readCodePackage(zip instanceof Uint8Array ? zip : zipSync(zip));
  return refusal?.message;
}

describe('what goes in comes out', () => {
  it('files in folders, empty ones and text beyond ASCII', async () => {
    const files = { 'index.js': INDEX, 'lib/words.js': "module.exports = 'Größe 🙂';", 'empty.txt': '' };
    expect(await readCodePackage(writeCodePackage(files))).toEqual({ files });
  });

  it('bytes that are no text, and text that looks like marked bytes', async () => {
    const image = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0x00);
    const lookalike = text('data:application/octet-stream;base64,AAAA');
    const { files } = await readCodePackage(zipSync({ 'logo.png': image, 'odd.txt': lookalike }));
    expect(isBinaryFile(files?.['logo.png'] ?? '')).toBe(true);
    expect(bytesOfFile(files?.['logo.png'] ?? '')).toEqual(image);
    expect(bytesOfFile(files?.['odd.txt'] ?? '')).toEqual(lookalike);
  });

  it('a byte order mark stays', () => {
    expect(bytesOfFile(fileOfBytes(text('\ufeffx')))).toEqual(text('\ufeffx'));
  });

  it('stored files and folders, as other tools write them', async () => {
    const zip = zipSync({ 'src/': new Uint8Array(), 'src/index.mjs': [text(INDEX), { level: 0 }] });
    expect(await readCodePackage(zip)).toEqual({ files: { 'src/index.mjs': INDEX } });
  });

  it('a zip with a comment at its end', async () => {
    const zip = writeCodePackage({ 'index.js': INDEX });
    const end = zip.slice();
    end.set([4, 0], end.length - 2);
    expect(await refusalOf(Uint8Array.from([...end, ...text('made')]))).toBeUndefined();
  });

  it('the same files are the same bytes, in whatever order', () => {
    expect(writeCodePackage({ 'a.js': '1', 'b.js': '2' })).toEqual(writeCodePackage({ 'b.js': '2', 'a.js': '1' }));
  });
});

describe('MGT-14: what is refused', () => {
  it.each([
    ['nothing at all', new Uint8Array()],
    ['text', text('exports.handler = 1')],
    ['only the first letters of a zip', text('PK\u0003\u0004')],
    ['a zip cut off', writeCodePackage({ 'index.js': INDEX }).slice(0, -30)],
    [
      'a zip whose directory is somewhere else',
      patched(writeCodePackage({ 'index.js': INDEX }), [0x50, 0x4b, 1, 2], [0]),
    ],
    [
      'a file with other bytes than its checksum says',
      patched(zipSync({ 'a.js': text('aaaa') }, { level: 0 }), [...text('aaaa')], [...text('aaab')]),
    ],
  ])('%s', async (_, zip) => {
    expect(await readCodePackage(zip)).toEqual({
      refusal: { statusCode: 400, code: 'InvalidParameterValueException', message: CANNOT_UNZIP },
    });
  });

  it.each([
    ['../index.js', 'leaves the package'],
    ['lib/../../index.js', 'leaves the package'],
    ['/etc/passwd', 'is absolute'],
    ['C:/index.js', 'is absolute'],
    ['lib\\index.js', 'backslash'],
    ['index.js\0.txt', 'NUL'],
    ['lib//index.js', 'empty part'],
    ['./index.js', 'empty part'],
  ])('a file at %j', async (path, why) => {
    const message = await refusalOf({ [path]: text(INDEX) });
    expect(message).toContain(CANNOT_UNZIP);
    expect(message).toContain(why);
  });

  it('a path that would not be a key', () => {
    expect(pathProblem('__proto__')).toBe('A file cannot be called __proto__');
  });

  it('a symbolic link', async () => {
    const zip = zipSync({ 'passwd.js': [text('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] });
    expect(await refusalOf(zip)).toBe(`${CANNOT_UNZIP} (passwd.js is a symbolic link)`);
  });

  it('two files of one name', async () => {
    const zip = patched(zipSync({ 'aa.js': text('1'), 'bb.js': text('2') }), [...text('bb.js')], [...text('aa.js')]);
    expect(await refusalOf(zip)).toBe(`${CANNOT_UNZIP} (aa.js is in it twice)`);
  });

  it('an encrypted file', async () => {
    const zip = zipSync({ 'a.js': text('1') });
    const at = zip.findIndex((_, index) => zip[index] === 0x50 && zip[index + 2] === 1 && zip[index + 3] === 2);
    zip[at + 8] = 1;
    expect(await refusalOf(zip)).toBe(`${CANNOT_UNZIP} (a.js is encrypted)`);
  });

  it('a bomb, by how much it grows', async () => {
    const zip = zipSync({ 'zeros.txt': new Uint8Array(20_000_000) });
    expect(await refusalOf(zip)).toBe(`${CANNOT_UNZIP} (It unzips to more than 200 times its size)`);
  });

  it('a bomb that says it is small', async () => {
    const size = 3_000_000;
    const zip = patched(zipSync({ 'zeros.txt': new Uint8Array(size) }), uint32(size), uint32(10));
    expect(await refusalOf(zip)).toBe(CANNOT_UNZIP);
  });

  it('a size over the limit, before anything is unzipped', async () => {
    const size = 3_000_000;
    const zip = patched(zipSync({ 'zeros.txt': new Uint8Array(size) }), uint32(size), uint32(262_144_001));
    expect(await refusalOf(zip)).toBe('Unzipped size must be smaller than 262144000 bytes');
  });

  it('a package too large to be sent', async () => {
    expect(await checkCodePackage(new Uint8Array(ZIP_MAX_BYTES + 1))).toEqual({
      statusCode: 413,
      code: 'RequestEntityTooLargeException',
      message: 'Zipped size must be smaller than 52428800 bytes',
    });
  });

  it.each([
    ['text', { 'a.js': text('x'.repeat(2_200_000)), 'b.js': text('y'.repeat(2_200_000)) }],
    ['what is kept as base64', { 'a.bin': new Uint8Array(3_200_000).map((_, index) => index * 7) }],
  ])('more %s than a log can carry, by a limit of our own that says so', async (_, files) => {
    expect(await refusalOf(zipSync(files, { level: 0 }))).toMatch(
      /^Unzipped size must be smaller than 4194304 bytes \(Invocation Lab's own limit/,
    );
  });

  it('a zip for another runtime that is more than a log can carry', async () => {
    const zip = zipSync({ 'a.bin': new Uint8Array(3_200_000) }, { level: 0 });
    expect((await checkCodePackage(zip))?.message).toContain("Invocation Lab's own limit");
    expect(await checkCodePackage(zipSync({ 'a.bin': new Uint8Array(3_000_000) }, { level: 0 }))).toBeUndefined();
  });

  it('code just within that limit is taken', async () => {
    expect(await refusalOf({ 'a.js': text('x'.repeat(4_194_304 - 4)) })).toBeUndefined();
    expect(await refusalOf({ 'a.js': text('x'.repeat(4_194_304 - 3)) })).toContain("Invocation Lab's own limit");
  });

  it('more files than a package needs', async () => {
    const many = Object.fromEntries(Array.from({ length: 20_001 }, (_, index) => [`${index}`, new Uint8Array()]));
    expect(await refusalOf(zipSync(many, { level: 0 }))).toBe(`${CANNOT_UNZIP} (More than 20000 files are not taken)`);
  });
});

it('lets others have their turn while it unzips', async () => {
  const noise = Uint8Array.from({ length: 16_000_000 }, (_, index) => (index * 2_654_435_761) >>> 24);
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  await readCodePackage(zipSync({ 'noise.bin': noise }, { level: 1 }));
  clearInterval(timer);
  expect(turns).toBeGreaterThan(2);
});
