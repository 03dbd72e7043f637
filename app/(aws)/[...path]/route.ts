import { awsSite } from '@/lib/aws/aws-site';
import { serveFetch } from '@/lib/wire/fetch-host';

/** Everything that is no page and no part of our own contract is a call of an AWS client: its paths begin with a date. */
function serve(request: Request): Promise<Response> {
  return serveFetch(request, awsSite);
}

export const dynamic = 'force-dynamic';
export { serve as DELETE, serve as GET, serve as PATCH, serve as POST, serve as PUT };
