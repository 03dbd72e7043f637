'use client';

import dynamic from 'next/dynamic';
import { useCallback, useMemo, useState } from 'react';
import { FilterProvider } from '@/components/filter/filter-context';
import { FunctionEditorProvider } from '@/components/functions/editor/function-editor-context';
import { Inspector } from '@/components/inspector/inspector';
import { InvokeProvider } from '@/components/invoke/invoke-context';
import { InvokePanel } from '@/components/invoke/invoke-panel';
import { LabProvider, useLiveLab } from '@/components/lab/lab-context';
import { MomentReminder } from '@/components/moment/moment-reminder';
import { MomentStrip } from '@/components/moment/moment-strip';
import { useClockFromNow } from '@/components/moment/use-clock-from-now';
import { useClockControl } from '@/lib/client/queries';
import { Announcer } from './announcer';
import { Centre } from './centre';
import { ClockRefusal } from './clock-refusal';
import { type AskedQueue, Drawer } from './drawer';
import { HistoryNotice } from './history-notice';
import { type Panel, PhoneNav } from './phone-nav';
import { TopBar } from './top-bar';
import { type ShellControl, useDashboardActions } from './use-dashboard-actions';
import { useTheme } from './use-theme';
import type { View } from './view';

const CommandPalette = dynamic(() => import('./command-palette'), { ssr: false });
const HelpDialog = dynamic(() => import('./help-dialog'), { ssr: false });
const ResetDialog = dynamic(() => import('./reset-dialog'), { ssr: false });

/** The dashboard of one lab. */
export function Dashboard({ labId }: { labId: string }) {
  return (
    <LabProvider key={labId} labId={labId}>
      <FilterProvider>
        <InvokeProvider>
          <FunctionEditorProvider>
            <Shell />
          </FunctionEditorProvider>
        </InvokeProvider>
      </FilterProvider>
    </LabProvider>
  );
}

type OpenDialog = 'palette' | 'help' | 'reset' | undefined;

function Shell() {
  const { labId } = useLiveLab();
  const clock = useClockControl(labId);
  const theme = useTheme();
  const [view, setView] = useState<View>('timeline');
  const [panel, setPanel] = useState<Panel>('invoke');
  const [tall, setTall] = useState(false);
  const [askedQueue, setAskedQueue] = useState<AskedQueue>();
  const [dialog, setDialog] = useState<OpenDialog>();
  const askClock = useClockFromNow(clock.mutate);
  const close = () => setDialog(undefined);

  const writePayload = useCallback(() => {
    setPanel('invoke');
    // After the panel is shown: a hidden field cannot take the focus.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-label="Payload"]')?.focus());
  }, []);

  const openInspector = useCallback(() => {
    setPanel('inspector');
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('section[aria-label="Inspector"] :is([tabindex], button)')?.focus(),
    );
  }, []);
  const openQueue = useCallback((queueName: string) => {
    setPanel('queues');
    setAskedQueue({ queueName });
  }, []);
  const showInspector = useCallback(() => setPanel('inspector'), []);

  const shell = useMemo<ShellControl>(
    () => ({
      askClock,
      showView: (next) => {
        setView(next);
        setPanel('timeline');
      },
      openPalette: () => setDialog('palette'),
      openHelp: () => setDialog('help'),
      askReset: () => setDialog('reset'),
      nextTheme: theme.next,
      focusPayload: writePayload,
    }),
    [askClock, theme.next, writePayload],
  );
  const actions = useDashboardActions(shell);
  const shown = (id: Panel) => (panel === id ? '' : 'max-lg:hidden');

  return (
    <div
      className={`grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto] overflow-hidden lg:grid-cols-[292px_minmax(0,1fr)_336px] xl:grid-cols-[308px_minmax(0,1fr)_372px] ${tall ? 'lg:grid-rows-[48px_minmax(0,1fr)_56vh]' : 'lg:grid-rows-[48px_minmax(0,1fr)_232px]'}`}
    >
      <TopBar
        onClock={askClock}
        onPalette={shell.openPalette}
        onHelp={shell.openHelp}
        onReset={shell.askReset}
        theme={theme}
      />
      <section
        aria-label="Invoke"
        className={`overflow-y-auto border-line bg-panel max-lg:row-start-2 lg:row-span-2 lg:border-r ${shown('invoke')}`}
      >
        <InvokePanel />
      </section>
      <main className={`flex min-h-0 min-w-0 flex-col max-lg:row-start-2 max-lg:overflow-y-auto ${shown('timeline')}`}>
        <HistoryNotice />
        <MomentStrip />
        <div className="min-h-0 flex-1">
          <Centre view={view} onView={setView} onOpen={openInspector} onQueue={openQueue} />
        </div>
      </main>
      <section
        aria-label="Inspector"
        className={`overflow-y-auto border-line bg-panel max-lg:row-start-2 lg:col-start-3 lg:row-span-2 lg:row-start-2 lg:border-l ${shown('inspector')}`}
      >
        <Inspector onEdit={writePayload} onShow={showInspector} />
      </section>
      <div
        className={`min-h-0 min-w-0 border-line max-lg:row-start-2 lg:col-start-2 lg:row-start-3 lg:border-t ${shown('queues')}`}
      >
        <Drawer tall={tall} onTall={setTall} asked={askedQueue} />
      </div>
      <div className="lg:hidden">
        {panel === 'timeline' ? null : <MomentReminder />}
        <PhoneNav panel={panel} onPanel={setPanel} />
      </div>
      <ClockRefusal error={clock.error} onClose={clock.reset} />
      <Announcer />
      {dialog === 'palette' ? <CommandPalette actions={actions} onClose={close} /> : null}
      {dialog === 'help' ? <HelpDialog actions={actions} onClose={close} /> : null}
      {dialog === 'reset' ? <ResetDialog labId={labId} onClose={close} /> : null}
    </div>
  );
}
