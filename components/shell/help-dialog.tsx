'use client';

import { Dialog } from '@/components/ui/dialog';
import { ACTION_SECTIONS, type DashboardAction } from './dashboard-action';
import { TIMELINE_KEYS } from './timeline-key-list';

/** All keys, by what they act on. */
export default function HelpDialog({ actions, onClose }: { actions: readonly DashboardAction[]; onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose} className="w-[min(720px,calc(100vw-24px))]">
      <section
        aria-label="All keys"
        tabIndex={0}
        className="overflow-y-auto p-4 focus-visible:-outline-offset-2 sm:columns-2 sm:gap-8"
      >
        {ACTION_SECTIONS.map((section) => (
          <KeyTable
            key={section}
            title={section}
            rows={[
              ...actions.filter((action) => action.section === section),
              ...(section === 'Timeline' ? TIMELINE_KEYS : []),
            ]}
          />
        ))}
        <p className="text-small text-mute">
          Every lab is an AWS account of its own: point the AWS CLI or an SDK here with{' '}
          <code className="font-mono">--endpoint-url</code>, and the access key id chooses the lab. Time is the
          lab&rsquo;s own: pause it, step it, skip what is only waiting.
        </p>
      </section>
    </Dialog>
  );
}

function KeyTable({ title, rows }: { title: string; rows: readonly { title: string; keyText: string | undefined }[] }) {
  if (rows.every(({ keyText }) => keyText === undefined)) return null;
  return (
    <section aria-label={`${title} keys`} className="mb-4 break-inside-avoid">
      <h3 className="mb-1 text-caption font-semibold tracking-[0.07em] text-faint uppercase">{title}</h3>
      <dl className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-1 text-small">
        {rows.map(({ title: what, keyText }) =>
          keyText === undefined ? null : (
            <div key={what} className="contents">
              <dt className="text-mute">{what}</dt>
              <dd className="text-right">
                <kbd className="rounded border border-edge bg-bg px-1.5 font-mono text-caption">{keyText}</kbd>
              </dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}
