'use client';

import { usePathname } from 'next/navigation';

/** Says what is not here, by the address that was asked for. */
export function MissingWords() {
  const path = usePathname();
  const labId = /^\/labs\/([^/]+)$/.exec(path)?.[1];
  return (
    <>
      <h1 className="text-heading font-semibold">
        {labId === undefined ? 'There is no such page' : `There is no lab ${decodeURIComponent(labId)}`}
      </h1>
      <p className="text-mute">
        {labId === undefined
          ? path
          : 'It was deleted, or the server was started anew since: labs are kept in memory. POST /api/labs makes one.'}
      </p>
    </>
  );
}
