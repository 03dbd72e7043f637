/**
 * Every number taken from AWS, with the row of the semantics table it stands in and the page it comes from.
 * Developer Guide: https://docs.aws.amazon.com/lambda/latest/dg/, API reference: https://docs.aws.amazon.com/lambda/latest/api/.
 */

/** INV-40. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const SYNC_PAYLOAD_MAX_BYTES = 6_291_456;
/** INV-41. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const ASYNC_PAYLOAD_MAX_BYTES = 1_048_576;
/** INV-18, ERR-18: the old InvokeAsync operation. https://docs.aws.amazon.com/lambda/latest/api/API_InvokeAsync.html */
export const INVOKE_ASYNC_PAYLOAD_MAX_BYTES = 262_144;
/** INV-42: 6 MiB and 100 bytes. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const RESPONSE_MAX_BYTES = 6_291_556;
/** INV-24, INV-25: the tail in X-Amz-Log-Result. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const LOG_TAIL_MAX_BYTES = 4_096;
/** INV-04. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const CLIENT_CONTEXT_MAX_BYTES = 3_583;

/** ASY-02. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
export const RETRY_ATTEMPTS_DEFAULT = 2;
export const RETRY_ATTEMPTS_MAX = 2;
/** ASY-04: 6 hours. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html */
export const EVENT_AGE_DEFAULT_SECONDS = 21_600;
export const EVENT_AGE_MIN_SECONDS = 60;
export const EVENT_AGE_MAX_SECONDS = 21_600;
/** ASY-03. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
export const RETRY_WAITS_MS = [60_000, 120_000] as const;
/** ASY-05. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
export const THROTTLE_BACKOFF_FIRST_MS = 1_000;
export const THROTTLE_BACKOFF_MAX_MS = 300_000;
/** ASY-30: executions in one chain of requests. https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html */
export const RECURSION_MAX_EXECUTIONS = 16;
/** DLQ-06. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
export const DLQ_ERROR_MESSAGE_MAX_BYTES = 1_024;

/** CON-01. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const ACCOUNT_CONCURRENCY_DEFAULT = 1_000;
/** CON-02. https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html */
export const UNRESERVED_CONCURRENCY_MIN = 100;
/** CON-17. https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html */
export const INIT_TIMEOUT_MS = 10_000;
/** CON-19. https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html */
export const TIMEOUT_DEFAULT_SECONDS = 3;
export const TIMEOUT_MIN_SECONDS = 1;
export const TIMEOUT_MAX_SECONDS = 900;
/** CON-20. https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
export const MEMORY_DEFAULT_MB = 128;
export const MEMORY_MIN_MB = 128;
export const MEMORY_MAX_MB = 10_240;
/** CON-21. https://docs.aws.amazon.com/lambda/latest/dg/configuration-ephemeral-storage.html */
export const EPHEMERAL_STORAGE_DEFAULT_MB = 512;
export const EPHEMERAL_STORAGE_MIN_MB = 512;
export const EPHEMERAL_STORAGE_MAX_MB = 10_240;
/** CON-22, MGT-15. https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
export const ENVIRONMENT_VARIABLES_MAX_BYTES = 4_096;
/** INV-09, MGT-06. https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
export const FUNCTION_NAME_MAX_LENGTH = 64;
export const FUNCTION_ARN_MAX_LENGTH = 140;
/** MGT-14. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const ZIP_MAX_BYTES = 52_428_800;
export const UNZIPPED_MAX_BYTES = 262_144_000;
export const REQUEST_MAX_BYTES = 70_167_211;
/** MGT-16: a page of ListFunctions in practice. https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html */
export const LIST_PAGE_SIZE = 50;

/** PRC-01, PRC-02: x86 in us-east-1, without the free tier. https://aws.amazon.com/lambda/pricing/ */
export const PRICE_PER_REQUEST_DOLLARS = 0.2 / 1_000_000;
export const PRICE_PER_GB_SECOND_DOLLARS = 0.0000166667;

/** SQS, standard queues. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
export const SQS_MESSAGE_MAX_BYTES = 1_048_576;
export const SQS_MESSAGE_MIN_LIMIT_BYTES = 1_024;
export const SQS_VISIBILITY_TIMEOUT_DEFAULT_SECONDS = 30;
export const SQS_VISIBILITY_TIMEOUT_MAX_SECONDS = 43_200;
export const SQS_DELAY_MAX_SECONDS = 900;
export const SQS_RECEIVE_WAIT_MAX_SECONDS = 20;
export const SQS_RETENTION_DEFAULT_SECONDS = 345_600;
export const SQS_RETENTION_MIN_SECONDS = 60;
export const SQS_RETENTION_MAX_SECONDS = 1_209_600;
export const SQS_RECEIVE_MAX_MESSAGES = 10;
export const SQS_QUEUE_NAME_MAX_LENGTH = 80;
export const SQS_MAX_RECEIVE_COUNT_MAX = 1_000;

/** Ours: how many ended invocations a lab remembers one by one. The log keeps more. */
export const ENDED_INVOCATIONS_KEPT = 20_000;
