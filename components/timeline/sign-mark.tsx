import { SIGN_PATHS } from './sign';

/** A sign beside words that say the same. */
export function SignMark({ sign }: { sign: string }) {
  const path = SIGN_PATHS[sign];
  if (path === undefined) return <span aria-hidden="true">{sign}</span>;
  return (
    <svg aria-hidden="true" width="10" height="10" viewBox="0 0 10 10" className="inline-block shrink-0">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
