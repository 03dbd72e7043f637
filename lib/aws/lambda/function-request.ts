import { z } from 'zod';
import {
  EPHEMERAL_STORAGE_MAX_MB,
  EPHEMERAL_STORAGE_MIN_MB,
  MEMORY_MAX_MB,
  MEMORY_MIN_MB,
  TIMEOUT_MAX_SECONDS,
  TIMEOUT_MIN_SECONDS,
} from '@/lib/engine/limits';

/** Bodies of CreateFunction, UpdateFunctionConfiguration and UpdateFunctionCode. Members that change nothing here are accepted and left out. */

const ROLE = 'arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+';
const RESOURCE_ARN = '(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()';

/** A text that AWS checks against a pattern; the pattern as AWS prints it is the message. */
function patterned(pattern: string) {
  return z.string().regex(new RegExp(`^(?:${pattern})$`), pattern);
}

/** A whole number as AWS reads it: decimals are cut off. */
function whole(minimum: number, maximum: number) {
  return z.preprocess(
    (value) => (typeof value === 'number' ? Math.trunc(value) : (value ?? undefined)),
    z.number().min(minimum).max(maximum).optional(),
  );
}

const optionalSettings = {
  Handler: z.string().max(128).regex(/^\S+$/, '[^\\s]+').nullish(),
  Runtime: z.string().nullish(),
  Description: z.string().max(256).nullish(),
  Timeout: whole(TIMEOUT_MIN_SECONDS, TIMEOUT_MAX_SECONDS),
  MemorySize: whole(MEMORY_MIN_MB, MEMORY_MAX_MB),
  EphemeralStorage: z.object({ Size: whole(EPHEMERAL_STORAGE_MIN_MB, EPHEMERAL_STORAGE_MAX_MB) }).nullish(),
  Environment: z.object({ Variables: z.record(z.string(), z.string()).nullish() }).nullish(),
  DeadLetterConfig: z.object({ TargetArn: patterned(RESOURCE_ARN).nullish() }).nullish(),
  LoggingConfig: z.object({ LogFormat: z.enum(['JSON', 'Text']).nullish() }).nullish(),
};

const architectures = z
  .array(z.enum(['x86_64', 'arm64']))
  .length(1)
  .nullish();

/** MGT-01, MGT-02 */
export const createFunctionSchema = z.object({
  ...optionalSettings,
  FunctionName: z.string().min(1),
  Role: patterned(ROLE),
  PackageType: z.enum(['Image', 'Zip']).nullish(),
  Architectures: architectures,
  Code: z.object({
    ZipFile: z.string().nullish(),
    S3Bucket: z.string().nullish(),
    S3Key: z.string().nullish(),
    ImageUri: z.string().nullish(),
  }),
});

/** MGT-09, DLQ-17 */
export const updateFunctionConfigurationSchema = z.object({
  ...optionalSettings,
  Role: patterned(ROLE).nullish(),
  RevisionId: z.string().nullish(),
});

/** MGT-01, MGT-14 */
export const updateFunctionCodeSchema = z.object({
  ZipFile: z.string().nullish(),
  S3Bucket: z.string().nullish(),
  S3Key: z.string().nullish(),
  ImageUri: z.string().nullish(),
  Publish: z.boolean().nullish(),
  DryRun: z.boolean().nullish(),
  RevisionId: z.string().nullish(),
  Architectures: architectures,
});

/** What both bodies can set. */
export type FunctionSettings = z.infer<z.ZodObject<typeof optionalSettings>>;
