import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { refusalOf } from '@/lib/client/refusal';

type Tone = 'info' | 'warn' | 'error';

const TONES: Record<Tone, string> = {
  info: 'border-edge text-mute',
  warn: 'border-thr text-mute',
  error: 'border-err text-mute',
};

/** A calm remark at the place it is about. Errors are announced, the others are not. */
export function Notice({ tone, children, actions }: { tone: Tone; children: ReactNode; actions?: ReactNode }) {
  const Icon = tone === 'info' ? Info : TriangleAlert;
  const colour = tone === 'error' ? 'text-err' : tone === 'warn' ? 'text-thr' : 'text-faint';
  return (
    <div
      role={tone === 'error' ? 'alert' : undefined}
      className={`flex gap-2 rounded-r-md border-l-2 bg-raise/50 px-2.5 py-1.5 text-small ${TONES[tone]}`}
    >
      <Icon aria-hidden size={14} className={`mt-0.5 shrink-0 ${colour}`} />
      <div className="min-w-0 break-words">
        {children}
        {actions === undefined ? null : <div className="mt-1.5 flex flex-wrap gap-1.5">{actions}</div>}
      </div>
    </div>
  );
}

/** A request that failed, in the server's words. Shows nothing for `null`. */
export function RefusalNotice({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null;
  const refusal = refusalOf(error);
  return (
    <Notice tone="error">
      <span className="text-text">{refusal.message}</span>
      {refusal.hint === undefined ? null : <span> {refusal.hint}</span>}
      {refusal.status === 0 ? null : (
        <span className="font-mono text-caption text-faint">
          {' '}
          {refusal.status} {refusal.code}
        </span>
      )}
    </Notice>
  );
}
