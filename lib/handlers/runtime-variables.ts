import type { FunctionConfiguration } from '@/lib/engine/function-configuration';
import type { Environment, LabState } from '@/lib/engine/state';

/** RTA-13: what Lambda sets for a function, over what its own configuration sets. */
export function runtimeVariables(
  state: LabState,
  configuration: FunctionConfiguration,
  environment: Environment,
): Record<string, string> {
  const { functionName, memorySizeMb, runtime } = configuration;
  return {
    ...configuration.environment,
    _HANDLER: configuration.handler,
    AWS_REGION: state.region,
    AWS_DEFAULT_REGION: state.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: functionName,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memorySizeMb),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: logGroupName(functionName),
    AWS_LAMBDA_LOG_STREAM_NAME: logStreamName(state, environment),
    AWS_LAMBDA_RUNTIME_API: '169.254.100.1:9001',
    AWS_ACCESS_KEY_ID: state.accountId,
    AWS_SECRET_ACCESS_KEY: 'invocation-lab',
    AWS_SESSION_TOKEN: 'invocation-lab',
    LAMBDA_TASK_ROOT: '/var/task',
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
    NODE_PATH: '/opt/nodejs/node_modules:/var/runtime/node_modules:/var/runtime:/var/task',
  };
}

export function logGroupName(functionName: string): string {
  return `/aws/lambda/${functionName}`;
}

/** FUN-40: one stream per execution environment. */
export function logStreamName(state: LabState, environment: Environment): string {
  const day = new Date(state.epochMs + environment.startedAt).toISOString().slice(0, 10).replaceAll('-', '/');
  return `${day}/[$LATEST]${environmentHex(environment)}`;
}

/** 32 hexadecimal digits that follow from the environment's name. */
function environmentHex({ environmentId }: Environment): string {
  let hash = 0x811c_9dc5;
  let hex = '';
  for (let round = 0; round < 4; round++) {
    for (const character of `${environmentId}${round}`)
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x0100_0193);
    hex += (hash >>> 0).toString(16).padStart(8, '0');
  }
  return hex;
}
