import { controlSite } from '@/lib/control/control-site';
import { serveFetch } from '@/lib/wire/fetch-host';

export const dynamic = 'force-dynamic';

/** The control contract without the front door: the same operations, only slower. */
function serve(request: Request): Promise<Response> {
  return serveFetch(request, controlSite);
}

export { serve as DELETE, serve as GET, serve as HEAD, serve as OPTIONS, serve as PATCH, serve as POST, serve as PUT };
