import { awsSite } from '@/lib/aws/aws-site';
import { serveFetch } from '@/lib/wire/fetch-host';

/** Where `POST /` with `X-Amz-Target` arrives (rewritten in next.config.js): SQS and its kind. */
export function POST(request: Request): Promise<Response> {
  return serveFetch(request, awsSite);
}

export const dynamic = 'force-dynamic';
