import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import { UNZIPPED_MAX_BYTES, ZIP_MAX_BYTES } from '@/lib/engine/limits';
import { fileOfBytes } from './file-of-bytes';
import { requirePackagePath } from './package-path';
import {
  cannotUnzip,
  KEPT_CODE_MAX_BYTES,
  keptCodeTooLarge,
  type PackageRefusal,
  PackageRefused,
  unzippedTooLarge,
  zippedTooLarge,
} from './package-refusal';
import { type ZipEntry, zipEntries, zipEntryCount, zippedBytesOf } from './zip-directory';

/** What is in a deployment package, or why it is not taken. */
export type CodePackage =
  | { readonly files: Readonly<Record<string, string>>; readonly refusal?: undefined }
  | { readonly refusal: PackageRefusal; readonly files?: undefined };

/**
 * Unzips a deployment package (MGT-14). Nothing in it is believed: sizes are counted while unzipping, so that a bomb ends at
 * the limit; and the thread is given back often, so that others' clocks go on meanwhile.
 */
export async function readCodePackage(zip: Uint8Array): Promise<CodePackage> {
  const files = new Map<string, string>();
  let keptBytes = 0;
  const refusal = await unzip(zip, (path, bytes) => {
    const file = fileOfBytes(bytes);
    keptBytes += Math.max(bytes.length, file.length) + path.length;
    if (keptBytes > KEPT_CODE_MAX_BYTES) throw keptCodeTooLarge();
    files.set(path, file);
  });
  return refusal === undefined ? { files: Object.fromEntries(files) } : { refusal };
}

/** Why a package is not taken, or undefined; for code that is not run and kept as it came, as base64. */
export async function checkCodePackage(zip: Uint8Array): Promise<PackageRefusal | undefined> {
  const refusal = await unzip(zip, () => {});
  if (refusal !== undefined || Math.ceil(zip.length / 3) * 4 <= KEPT_CODE_MAX_BYTES) return refusal;
  return keptCodeTooLarge().refusal;
}

/** Ours: more files than any bundle needs, few enough to keep them all. */
const FILES_MAX = 20_000;
/** Ours: deflate reaches 1,032 to 1 with nothing but zeros; code reaches 10. Small packages may do as they like. */
const RATIO_MAX = 200;
const RATIO_FREE_BYTES = 10_485_760;
/** What is inflated at once; it can become 1,032 times as much. */
const CHUNK_BYTES = 1_024;
const WORK_WALL_MS = 8;

type TakeFile = (path: string, bytes: Uint8Array) => void;

async function unzip(zip: Uint8Array, take: TakeFile): Promise<PackageRefusal | undefined> {
  try {
    if (zip.length > ZIP_MAX_BYTES) throw zippedTooLarge();
    await unzipAll(zip, take);
    return undefined;
  } catch (error) {
    if (error instanceof PackageRefused) return error.refusal;
    throw error;
  }
}

async function unzipAll(zip: Uint8Array, take: TakeFile): Promise<void> {
  if (zipEntryCount(zip) > FILES_MAX) throw cannotUnzip(`More than ${FILES_MAX} files are not taken`);
  const seen = new Set<string>();
  const turn = new Turn();
  let unzippedBytes = 0;
  for (const entry of zipEntries(zip)) {
    requireEntry(entry, seen);
    if (entry.isFolder) continue;
    if (unzippedBytes + entry.unzippedBytes > UNZIPPED_MAX_BYTES) throw unzippedTooLarge();
    const parts: Uint8Array[] = [];
    let fileBytes = 0;
    for (const part of inflated(zippedBytesOf(zip, entry), entry.method)) {
      fileBytes += part.length;
      if (unzippedBytes + fileBytes > UNZIPPED_MAX_BYTES) throw unzippedTooLarge();
      if (fileBytes > entry.unzippedBytes) throw cannotUnzip();
      if (unzippedBytes + fileBytes > RATIO_FREE_BYTES + zip.length * RATIO_MAX) {
        throw cannotUnzip(`It unzips to more than ${RATIO_MAX} times its size`);
      }
      parts.push(part);
      await turn.mayEnd();
    }
    unzippedBytes += fileBytes;
    const bytes = joined(parts, fileBytes);
    if (fileBytes !== entry.unzippedBytes || crc32(bytes) !== entry.crc32) throw cannotUnzip();
    take(entry.path, bytes);
    await turn.mayEnd();
  }
}

function requireEntry(entry: ZipEntry, seen: Set<string>): void {
  const path = entry.isFolder ? entry.path.slice(0, -1) : entry.path;
  requirePackagePath(path);
  if (entry.isLink) throw cannotUnzip(`${path} is a symbolic link`);
  if (entry.isEncrypted) throw cannotUnzip(`${path} is encrypted`);
  if (entry.isFolder) return;
  if (seen.has(path)) throw cannotUnzip(`${path} is in it twice`);
  seen.add(path);
}

/** The bytes of a file, piece by piece: a bomb is seen before it has gone off. */
function* inflated(zipped: Uint8Array, method: number): Generator<Uint8Array> {
  if (method === 0) return yield zipped;
  if (method !== 8) throw cannotUnzip('A file is packed in another way than deflate');
  const parts: Uint8Array[] = [];
  const inflate = new Inflate((part) => parts.push(part));
  for (let start = 0; start === 0 || start < zipped.length; start += CHUNK_BYTES) {
    const end = start + CHUNK_BYTES;
    try {
      inflate.push(zipped.subarray(start, end), end >= zipped.length);
    } catch {
      throw cannotUnzip();
    }
    yield* parts.splice(0);
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Works for a moment, then lets everybody else. */
class Turn {
  #endsAt = performance.now() + WORK_WALL_MS;

  async mayEnd(): Promise<void> {
    if (performance.now() < this.#endsAt) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#endsAt = performance.now() + WORK_WALL_MS;
  }
}
