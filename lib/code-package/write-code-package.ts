import { zipSync } from 'fflate';
import { bytesOfFile } from './package-file';

/** A deployment package of these files. The same files give the same bytes, wherever and whenever it is made. */
export function writeCodePackage(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const paths = Object.keys(files).sort();
  return zipSync(Object.fromEntries(paths.map((path) => [path, bytesOfFile(files[path] ?? '')])), {
    // A zip has local times; this reads the same in every time zone.
    mtime: new Date(1980, 0, 1),
    os: UNIX,
    attrs: REGULAR_FILE << 16,
  });
}

const UNIX = 3;
/** `-rw-r--r--`; Lambda's user must be able to read its code. */
const REGULAR_FILE = 0o100644;
