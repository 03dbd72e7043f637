import { REQUEST_MAX_BYTES } from '@/lib/engine/limits';
import type { WireSite } from '@/lib/wire/wire-site';
import { ControlError, errorResponse } from './control-error';
import { handleControl } from './routes';

/** The control contract, ready to be carried by a host. */
export const controlSite: WireSite = {
  maxBodyBytes: REQUEST_MAX_BYTES,
  handle: handleControl,
  refuse(why) {
    switch (why) {
      case 'too-large':
        return errorResponse(
          new ControlError(413, 'body-too-large', `The body is over ${REQUEST_MAX_BYTES} bytes.`, 'Send less at once.'),
        );
      case 'foreign-origin':
        return errorResponse(
          new ControlError(
            403,
            'foreign-origin',
            'A web page of another site may not change a lab.',
            'Ask from the page this server serves, or without an Origin header.',
          ),
        );
      case 'failed':
        return errorResponse(
          new ControlError(500, 'failed', 'The server made a mistake.', 'Its own output says more; please report it.'),
        );
    }
  },
};
