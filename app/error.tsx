'use client';

import { Button } from '@/components/ui/button';

/** Our own mistake: said plainly, with a way on. */
export default function ErrorPage({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-3 p-6">
      <h1 className="text-heading font-semibold">The page stumbled</h1>
      <p className="text-mute">The lab goes on without it; nothing is lost. {error.message}</p>
      <p>
        <Button onClick={reset}>Show it again</Button>
      </p>
    </main>
  );
}
