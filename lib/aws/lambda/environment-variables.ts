import { invalidParameter, validationError } from '@/lib/aws/errors';
import { ENVIRONMENT_VARIABLES_MAX_BYTES } from '@/lib/engine/limits';

const NAME = '[a-zA-Z]([a-zA-Z0-9_])+';
const NAME_TEST = /^[a-zA-Z][a-zA-Z0-9_]+$/;

/** RTA-13: Lambda sets these itself. */
const RESERVED = new Set([
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_DEFAULT_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_LAMBDA_RUNTIME_API',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'LAMBDA_RUNTIME_DIR',
  'LAMBDA_TASK_ROOT',
]);

const PREFIX =
  'Lambda was unable to configure your environment variables because the environment variables you have provided';

/** MGT-15: names, reserved names and the 4 KB that all of them together may take. */
export function requireEnvironmentVariables(variables: Readonly<Record<string, string>>): void {
  const names = Object.keys(variables);
  if (!names.every((name) => NAME_TEST.test(name))) {
    throw validationError([
      `Value at 'environment.variables' failed to satisfy constraint: Map keys must satisfy constraint: [Member must satisfy regular expression pattern: ${NAME}]`,
    ]);
  }
  const reserved = names.filter((name) => RESERVED.has(name));
  if (reserved.length > 0) {
    throw invalidParameter(
      `${PREFIX} contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${reserved.join(', ')}`,
    );
  }
  const measured = JSON.stringify(variables);
  if (Buffer.byteLength(measured) > ENVIRONMENT_VARIABLES_MAX_BYTES) {
    throw invalidParameter(`${PREFIX} exceeded the 4KB limit. String measured: ${measured}`);
  }
}
