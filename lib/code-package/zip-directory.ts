import { cannotUnzip } from './package-refusal';

/** One file as the directory at the end of a zip describes it. */
export interface ZipEntry {
  readonly path: string;
  readonly isFolder: boolean;
  readonly isLink: boolean;
  readonly isEncrypted: boolean;
  /** 0: stored as it is, 8: deflated. */
  readonly method: number;
  readonly crc32: number;
  readonly zippedBytes: number;
  readonly unzippedBytes: number;
  readonly headerAt: number;
}

/**
 * The entries of a zip, from the directory at its end as every unzip program reads it. fflate reads the same directory but
 * shows no file attributes, and those say what is a symbolic link. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function* zipEntries(zip: Uint8Array): Generator<ZipEntry> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY_SIGNATURE) throw cannotUnzip();
    const nameBytes = view.getUint16(at + 28, true);
    const next = at + ENTRY_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw cannotUnzip();
    yield readEntry(view, at, zip.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes));
    at = next;
  }
}

/** How many entries the directory says there are. */
export function zipEntryCount(zip: Uint8Array): number {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  return view.getUint16(findEnd(view) + 10, true);
}

/** The bytes of an entry as they lie in the zip. */
export function zippedBytesOf(zip: Uint8Array, { headerAt, zippedBytes }: ZipEntry): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  if (headerAt + HEADER_BYTES > zip.length || view.getUint32(headerAt, true) !== HEADER_SIGNATURE) throw cannotUnzip();
  const start = headerAt + HEADER_BYTES + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
  if (start + zippedBytes > zip.length) throw cannotUnzip();
  return zip.subarray(start, start + zippedBytes);
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const COMMENT_MAX_BYTES = 65_535;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const HEADER_SIGNATURE = 0x04034b50;
const HEADER_BYTES = 30;
/** In place of a number: the zip64 extension has it. Nothing that Lambda takes is that large. */
const ZIP64_COUNT = 0xffff;
const ZIP64_SIZE = 0xffffffff;

function findEnd(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= 0 && at >= last - COMMENT_MAX_BYTES; at--) {
    if (
      view.getUint32(at, true) !== END_SIGNATURE ||
      at + END_BYTES + view.getUint16(at + 20, true) > view.byteLength
    ) {
      continue;
    }
    const isWhole = view.getUint16(at + 4, true) === 0 && view.getUint16(at + 10, true) !== ZIP64_COUNT;
    if (!isWhole) throw cannotUnzip('Zips of several parts and zip64 are not read');
    return at;
  }
  throw cannotUnzip();
}

function readEntry(view: DataView, at: number, name: Uint8Array): ZipEntry {
  const path = entryName(name);
  const attributes = view.getUint32(at + 38, true);
  const entry = {
    path,
    isFolder: path.endsWith('/'),
    isLink: ((attributes >>> 16) & FILE_KIND) === SYMBOLIC_LINK,
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    crc32: view.getUint32(at + 16, true),
    zippedBytes: view.getUint32(at + 20, true),
    unzippedBytes: view.getUint32(at + 24, true),
    headerAt: view.getUint32(at + 42, true),
  };
  if ([entry.zippedBytes, entry.unzippedBytes, entry.headerAt].includes(ZIP64_SIZE)) {
    throw cannotUnzip('Zips of several parts and zip64 are not read');
  }
  return entry;
}

/** `st_mode` of Unix, in the upper half of the attributes. */
const FILE_KIND = 0o170000;
const SYMBOLIC_LINK = 0o120000;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function entryName(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw cannotUnzip('The name of a file is not UTF-8');
  }
}
