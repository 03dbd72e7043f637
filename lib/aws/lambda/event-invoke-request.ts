import { z } from 'zod';
import { invalidParameter } from '@/lib/aws/errors';
import type { HomeOfFunctions } from '@/lib/aws/function-name';
import { requestBody } from '@/lib/aws/request-body';
import type { EventInvokeConfig } from '@/lib/engine/function-configuration';
import { EVENT_AGE_MAX_SECONDS, EVENT_AGE_MIN_SECONDS, RETRY_ATTEMPTS_MAX } from '@/lib/engine/limits';
import { arnKind, unreachable } from './delivery-arn';

/** ASY-44 */
const DESTINATION_MAX_LENGTH = 350;

/** ASY-53, as the live service prints it. */
const DESTINATION =
  '$|kafka://([^.]([a-zA-Z0-9\\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)';

const route = z
  .object({
    Destination: z
      .string()
      .max(DESTINATION_MAX_LENGTH)
      .regex(new RegExp(`^(?:${DESTINATION})$`), DESTINATION)
      .nullish(),
  })
  .nullish();

const schema = z.object({
  MaximumRetryAttempts: z.number().int().min(0).max(RETRY_ATTEMPTS_MAX).nullish(),
  MaximumEventAgeInSeconds: z.number().int().min(EVENT_AGE_MIN_SECONDS).max(EVENT_AGE_MAX_SECONDS).nullish(),
  DestinationConfig: z.object({ OnSuccess: route, OnFailure: route }).nullish(),
});

type Body = z.infer<typeof schema>;

/**
 * The body of Put and UpdateFunctionEventInvokeConfig (ASY-41, ASY-44, ASY-49, ASY-52, ASY-53). An empty ARN stays empty: it
 * clears the route. Function targets that do not exist or are the function itself are for the engine to refuse.
 */
export function eventInvokeRequest(bytes: Uint8Array, home: HomeOfFunctions): EventInvokeConfig {
  const body = requestBody(bytes, schema);
  const config: EventInvokeConfig = {
    maximumRetryAttempts: body.MaximumRetryAttempts ?? undefined,
    maximumEventAgeSeconds: body.MaximumEventAgeInSeconds ?? undefined,
    onSuccessArn: body.DestinationConfig?.OnSuccess?.Destination ?? undefined,
    onFailureArn: body.DestinationConfig?.OnFailure?.Destination ?? undefined,
  };
  if (saysNothing(body)) {
    throw invalidParameter('You must specify at least one of error handling or destination setting.');
  }
  requireDestinations(config, home);
  return config;
}

/** ASY-49: an empty route still says something, an empty `DestinationConfig` does not. */
function saysNothing(body: Body): boolean {
  return (
    body.MaximumRetryAttempts == null &&
    body.MaximumEventAgeInSeconds == null &&
    body.DestinationConfig?.OnSuccess == null &&
    body.DestinationConfig?.OnFailure == null
  );
}

function requireDestinations(config: EventInvokeConfig, home: HomeOfFunctions): void {
  for (const [arn, isSuccess] of [
    [config.onSuccessArn, true],
    [config.onFailureArn, false],
  ] as const) {
    if (arn === undefined || arn === '') continue;
    const kind = arnKind(arn, home);
    // DST-26: S3 takes failures only.
    const isRefused = kind === 'not-allowed' || (isSuccess && arn.startsWith('arn:aws:s3:'));
    if (isRefused) throw invalidParameter(refusedDestinations(config));
    if (kind !== 'deliverable') throw invalidParameter(unreachable(arn, home));
  }
}

/** ASY-52 */
function refusedDestinations({ onSuccessArn, onFailureArn }: EventInvokeConfig): string {
  const onSuccess = onSuccessArn ? `OnSuccess(destination=${onSuccessArn})` : 'null';
  const onFailure = onFailureArn ? `OnFailure(destination=${onFailureArn})` : 'null';
  return `The provided destination config DestinationConfig(onSuccess=${onSuccess}, onFailure=${onFailure}) is invalid.`;
}
