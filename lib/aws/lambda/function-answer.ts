import { createHash } from 'node:crypto';
import { functionArn } from '@/lib/engine/arn';
import { isoTime } from '@/lib/engine/iso-time';
import type { FunctionState, LabState } from '@/lib/engine/state';

/** Which moment of a function's life an answer shows (MGT-03, MGT-16). */
export type FunctionMoment = 'created' | 'updated' | 'at-rest' | 'listed';

/**
 * A function's configuration as the Lambda API sends it: the members MGT-02 names and, as on the raw wire, null for every
 * member of the model that has no value.
 */
export function functionAnswer(state: LabState, fn: FunctionState, moment: FunctionMoment) {
  const { configuration } = fn;
  return {
    FunctionName: configuration.functionName,
    FunctionArn: functionArn(state, configuration.functionName),
    Runtime: configuration.runtime,
    Role: configuration.role,
    Handler: configuration.handler,
    CodeSize: configuration.codeSizeBytes,
    Description: configuration.description,
    Timeout: configuration.timeoutMs / 1_000,
    MemorySize: configuration.memorySizeMb,
    LastModified: isoTime(state, fn.modifiedAt).replace('Z', '+0000'),
    CodeSha256: configuration.codeSha256,
    Version: '$LATEST',
    VpcConfig: null,
    DeadLetterConfig: deadLetterConfig(configuration.deadLetterTargetArn),
    Environment: { Variables: configuration.environment, Error: null },
    KMSKeyArn: null,
    TracingConfig: { Mode: 'PassThrough' },
    MasterArn: null,
    RevisionId: fn.revisionId,
    Layers: null,
    ...STATES[moment],
    FileSystemConfigs: null,
    PackageType: 'Zip',
    ImageConfigResponse: null,
    SigningProfileVersionArn: null,
    SigningJobArn: null,
    Architectures: [configuration.architecture],
    EphemeralStorage: { Size: configuration.ephemeralStorageMb },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    RuntimeVersionConfig: moment === 'listed' ? null : runtimeVersion(state, configuration.runtime),
    LoggingConfig: {
      LogFormat: configuration.logFormat,
      ApplicationLogLevel: configuration.logFormat === 'JSON' ? 'INFO' : null,
      SystemLogLevel: configuration.logFormat === 'JSON' ? 'INFO' : null,
      LogGroup: `/aws/lambda/${configuration.functionName}`,
    },
    CapacityProviderConfig: null,
    ConfigSha256: null,
    DurableConfig: null,
    TenancyConfig: null,
  };
}

const NO_STATE = {
  State: null,
  StateReason: null,
  StateReasonCode: null,
  LastUpdateStatus: null,
  LastUpdateStatusReason: null,
  LastUpdateStatusReasonCode: null,
};

const BEING_CREATED = 'The function is being created.';

const STATES: Readonly<Record<FunctionMoment, Record<keyof typeof NO_STATE, string | null>>> = {
  created: { ...NO_STATE, State: 'Pending', StateReason: BEING_CREATED, StateReasonCode: 'Creating' },
  // The reason for an update is AWS's own wording.
  updated: {
    ...NO_STATE,
    State: 'Active',
    LastUpdateStatus: 'InProgress',
    LastUpdateStatusReason: BEING_CREATED,
    LastUpdateStatusReasonCode: 'Creating',
  },
  'at-rest': { ...NO_STATE, State: 'Active', LastUpdateStatus: 'Successful' },
  listed: NO_STATE,
};

function deadLetterConfig(arn: string | undefined): { TargetArn: string } | null {
  return arn === undefined ? null : { TargetArn: arn };
}

/** Runtimes have versions with a hash for a name; ours follows from the runtime, so it never changes. */
function runtimeVersion(state: LabState, runtime: string): { RuntimeVersionArn: string; Error: null } {
  const version = createHash('sha256').update(runtime).digest('hex');
  return { RuntimeVersionArn: `arn:aws:lambda:${state.region}::runtime:${version}`, Error: null };
}
