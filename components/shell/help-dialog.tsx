'use client';

import { Dialog } from '@/components/ui/dialog';
import { type DashboardAction, TIMELINE_KEYS } from './dashboard-action';

/** All keys, by what they act on. */
export default function HelpDialog({ actions, onClose }: { actions: readonly DashboardAction[]; onClose: () => void }) {
  const sections = ['Invoke', 'Code', 'Clock', 'View'] as const;
  return (
    <Dialog title="Keys" onClose={onClose} className="w-[min(720px,calc(100vw-24px))]">
      <div className="grid gap-x-8 gap-y-4 overflow-y-auto p-4 sm:grid-cols-2">
        {sections.map((section) => (
          <KeyTable key={section} title={section} rows={actions.filter((action) => action.section === section)} />
        ))}
        <KeyTable title="Timeline" rows={TIMELINE_KEYS} />
        <p className="text-[12.5px] text-mute sm:col-span-2">
          Every lab is an AWS account of its own: point the AWS CLI or an SDK here with{' '}
          <code className="font-mono">--endpoint-url</code>, and the access key id chooses the lab. Time is the
          lab&rsquo;s own: pause it, step it, skip what is only waiting.
        </p>
      </div>
    </Dialog>
  );
}

function KeyTable({ title, rows }: { title: string; rows: readonly { title: string; keyText: string | undefined }[] }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1 text-[11px] font-semibold tracking-[0.07em] text-faint uppercase">{title}</h3>
      <dl className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-1 text-[12.5px]">
        {rows.map(({ title: what, keyText }) =>
          keyText === undefined ? null : (
            <div key={what} className="contents">
              <dt className="text-mute">{what}</dt>
              <dd className="text-right">
                <kbd className="rounded border border-edge bg-bg px-1.5 font-mono text-[11px]">{keyText}</kbd>
              </dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}
