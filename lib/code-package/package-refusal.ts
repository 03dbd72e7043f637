import { UNZIPPED_MAX_BYTES, ZIP_MAX_BYTES } from '@/lib/engine/limits';

/** Why a deployment package is not taken, as AWS would say it. */
export interface PackageRefusal {
  readonly statusCode: 400 | 413;
  readonly code: 'InvalidParameterValueException' | 'RequestEntityTooLargeException';
  readonly message: string;
}

/** Carries a refusal out of the reading. */
export class PackageRefused extends Error {
  constructor(readonly refusal: PackageRefusal) {
    super(refusal.message);
    this.name = 'PackageRefused';
  }
}

/** MGT-14: AWS's only word for a zip it cannot read. `why` is ours, for what a zip tool would have let pass. */
export function cannotUnzip(why?: string): PackageRefused {
  const message = 'Could not unzip uploaded file. Please check your file, then try to upload again.';
  return invalid(why === undefined ? message : `${message} (${why})`);
}

/** MGT-14 */
export function unzippedTooLarge(): PackageRefused {
  return invalid(`Unzipped size must be smaller than ${UNZIPPED_MAX_BYTES} bytes`);
}

/**
 * Ours: a function's code is kept in the lab's log and so comes to everyone who looks at the lab, with every update again. AWS's own limit
 * is far beyond what a page can take; a bundled handler with all it needs is a tenth of this.
 */
export const KEPT_CODE_MAX_BYTES = 4_194_304;

/** Far below MGT-14, in its words. */
export function keptCodeTooLarge(): PackageRefused {
  return invalid(
    `Unzipped size must be smaller than ${KEPT_CODE_MAX_BYTES} bytes (Invocation Lab's own limit: it keeps code in the lab's log; leave the AWS SDK out and bundle the rest)`,
  );
}

/** MGT-14 */
export function zippedTooLarge(): PackageRefused {
  return new PackageRefused({
    statusCode: 413,
    code: 'RequestEntityTooLargeException',
    message: `Zipped size must be smaller than ${ZIP_MAX_BYTES} bytes`,
  });
}

function invalid(message: string): PackageRefused {
  return new PackageRefused({ statusCode: 400, code: 'InvalidParameterValueException', message });
}
