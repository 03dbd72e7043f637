'use client';

import { ArrowRight } from 'lucide-react';
import { type GalleryHandler, HANDLER_GALLERY } from '@/lib/client/handler-gallery';

/** Small real handlers to begin with. */
export function HandlerGallery({ onChoose }: { onChoose: (handler: GalleryHandler) => void }) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-4">
      <p className="mb-3 text-mute">Begin with a handler that does one thing. It is yours to change.</p>
      <ul aria-label="Handlers" className="grid gap-2 sm:grid-cols-2 xl:grid-cols-3">
        {HANDLER_GALLERY.map((handler) => (
          <li key={handler.id}>
            <button
              type="button"
              onClick={() => onChoose(handler)}
              className="group flex size-full flex-col rounded-lg border border-line bg-bg p-3 text-left transition-colors hover:border-edge hover:bg-raise"
            >
              <span className="flex items-center justify-between gap-2 font-medium">
                {handler.title}
                <ArrowRight aria-hidden size={14} className="text-faint group-hover:text-accent" />
              </span>
              <span className="mt-1 text-small text-mute">{handler.about}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
