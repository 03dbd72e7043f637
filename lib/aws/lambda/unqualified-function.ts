import { invalidParameter } from '@/lib/aws/errors';
import { functionTarget, type HomeOfFunctions } from '@/lib/aws/function-name';

/** The name of a whole function; CON-31: aliases and versions have no concurrency of their own. */
export function unqualifiedFunction(segment: string, home: HomeOfFunctions): string {
  const { functionName, qualifier } = functionTarget(segment, null, home, 'plain');
  if (qualifier === undefined) return functionName;
  throw invalidParameter(
    'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
  );
}
