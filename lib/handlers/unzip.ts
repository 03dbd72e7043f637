import { Inflate } from 'fflate';

/** A file of a package. */
export interface PackageFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Why a package was refused, in AWS's words where it has some (MGT-14). */
export interface PackageRefusal {
  readonly refusal: string;
}

/** MGT-14 */
export const UNZIPPED_MAX_BYTES = 262_144_000;

const NOT_A_ZIP = 'Could not unzip uploaded file. Please check your file, then try to upload again.';
const TOO_LARGE = `Unzipped size must be smaller than ${UNZIPPED_MAX_BYTES} bytes`;
const ENTRIES_MAX = 20_000;

/**
 * The files of a deployment package. Refused: what is no ZIP, what unpacks to more than AWS takes (declared or real), paths that
 * lead out of the package, links, names given twice, encrypted entries. Nothing is unpacked before all names and sizes are known.
 */
export function unzipPackage(zip: Uint8Array, maxBytes = UNZIPPED_MAX_BYTES): readonly PackageFile[] | PackageRefusal {
  const entries = readDirectory(zip);
  if (entries === undefined) return { refusal: NOT_A_ZIP };
  const seen = new Set<string>();
  let declaredBytes = 0;
  for (const entry of entries) {
    const problem = problemWith(entry, seen);
    if (problem !== undefined) return { refusal: problem };
    seen.add(entry.path);
    declaredBytes += entry.size;
  }
  if (declaredBytes >= maxBytes) return { refusal: TOO_LARGE };
  const files: PackageFile[] = [];
  for (const entry of entries) {
    if (entry.path.endsWith('/')) continue;
    const bytes = unpack(zip, entry);
    if (bytes === undefined) return { refusal: NOT_A_ZIP };
    files.push({ path: entry.path, bytes });
  }
  return files;
}

interface Entry {
  readonly path: string;
  readonly flags: number;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly localAt: number;
  /** Unix mode, when the entry was made on Unix. */
  readonly mode: number;
}

/** The central directory, which says what there is. Undefined: it is none, or it points outside of the file. */
function readDirectory(zip: Uint8Array): readonly Entry[] | undefined {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  if (count > ENTRIES_MAX) return undefined;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x0201_4b50) return undefined;
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    if (nameLength === undefined || extraLength === undefined || commentLength === undefined) return undefined;
    const madeOnUnix = view.getUint8(at + 5) === 3;
    entries.push({
      path: new TextDecoder().decode(zip.subarray(at + 46, at + 46 + nameLength)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      localAt: view.getUint32(at + 42, true),
      mode: madeOnUnix ? view.getUint16(at + 40, true) : 0,
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

function findEnd(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === 0x0605_4b50) return at;
  }
  return undefined;
}

function problemWith({ path, flags, method, mode }: Entry, seen: ReadonlySet<string>): string | undefined {
  const parts = path.split('/');
  const leadsOut =
    path.startsWith('/') ||
    path.includes('\\') ||
    path.includes('\0') ||
    /^[A-Za-z]:/.test(path) ||
    parts.includes('..');
  if (path === '' || leadsOut) return `${NOT_A_ZIP} The entry '${printable(path)}' lies outside of the package.`;
  if ((mode & 0o170000) === 0o120000) return `${NOT_A_ZIP} The entry '${printable(path)}' is a link.`;
  if (seen.has(path)) return `${NOT_A_ZIP} The entry '${printable(path)}' is there twice.`;
  if ((flags & 1) === 1) return `${NOT_A_ZIP} The entry '${printable(path)}' is encrypted.`;
  return method === 0 || method === 8
    ? undefined
    : `${NOT_A_ZIP} The entry '${printable(path)}' is packed in an unknown way.`;
}

function printable(path: string): string {
  return path.slice(0, 100).replace(/[^\x20-\x7e]/g, '?');
}

/** One file; undefined when it is not what the directory says, above all when it unpacks to another size. */
function unpack(zip: Uint8Array, entry: Entry): Uint8Array | undefined {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const { localAt, packedSize, size, method } = entry;
  if (localAt + 30 > zip.length || view.getUint32(localAt, true) !== 0x0403_4b50) return undefined;
  const from = localAt + 30 + view.getUint16(localAt + 26, true) + view.getUint16(localAt + 28, true);
  if (from + packedSize > zip.length) return undefined;
  const packed = zip.subarray(from, from + packedSize);
  if (method === 0) return packedSize === size ? packed.slice() : undefined;
  return inflate(packed, size);
}

/** Unpacks piece by piece, so that a size that was declared too small is noticed before the memory is spent. */
function inflate(packed: Uint8Array, size: number): Uint8Array | undefined {
  const out = new Uint8Array(size);
  let length = 0;
  let tooLarge = false;
  const stream = new Inflate((piece) => {
    if (length + piece.length > size) tooLarge = true;
    else out.set(piece, length);
    length += piece.length;
  });
  try {
    for (let at = 0; at < packed.length && !tooLarge; at += PIECE_BYTES) {
      stream.push(packed.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= packed.length);
    }
  } catch {
    return undefined;
  }
  return !tooLarge && length === size ? out : undefined;
}

const PIECE_BYTES = 4096;
