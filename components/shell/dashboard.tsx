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
import { focusField } from './focus-field';
import { HistoryNotice } from './history-notice';
import { type Panel, PhoneNav } from './phone-nav';
import { SkipLink } from './skip-link';
import { TopBar } from './top-bar';
import { type ShellControl, useDashboardActions } from './use-dashboard-actions';
import { usePanels } from './use-panels';
import { useTheme } from './use-theme';
import { useView } from './use-view';

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
  const panels = usePanels(theme.isPresenting);
  const [view, setView] = useView();
  const [panel, setPanel] = useState<Panel>('invoke');
  const [tall, setTall] = useState(false);
  const [askedQueue, setAskedQueue] = useState<AskedQueue>();
  const [dialog, setDialog] = useState<OpenDialog>();
  const askClock = useClockFromNow(clock.mutate);
  const close = () => setDialog(undefined);

  const { toggle, open } = panels;
  const openInspector = useCallback(() => {
    setPanel('inspector');
    open('inspector');
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('section[aria-label="Inspector"] :is([tabindex], button)')?.focus(),
    );
  }, [open]);
  const openQueue = useCallback((queueName: string) => {
    setPanel('queues');
    setAskedQueue({ queueName });
  }, []);
  const showInspector = useCallback(() => {
    setPanel('inspector');
    open('inspector');
  }, [open]);

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
      chooseTheme: theme.choose,
      togglePresenter: theme.togglePresenter,
      toggleInvoke: () => toggle('invoke'),
      toggleInspector: () => toggle('inspector'),
      goToField: (field) => {
        setPanel('invoke');
        open('invoke');
        focusField(field);
      },
    }),
    [askClock, theme, toggle, open, setView],
  );
  const actions = useDashboardActions(shell);
  const shown = (id: Panel) => (panel === id ? '' : 'max-lg:hidden');

  return (
    <div
      className={`relative grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto] overflow-hidden lg:grid-cols-[auto_minmax(0,1fr)_auto] ${tall ? 'lg:grid-rows-[auto_minmax(0,1fr)_56vh]' : 'lg:grid-rows-[auto_minmax(0,1fr)_min(17.9rem,30vh)]'}`}
    >
      <SkipLink />
      <TopBar
        onClock={askClock}
        onPalette={shell.openPalette}
        onHelp={shell.openHelp}
        onReset={shell.askReset}
        theme={theme}
        panels={panels}
      />
      <main className="contents">
        <section
          aria-label="Invoke"
          className={`overflow-y-auto border-line bg-panel max-lg:row-start-2 lg:col-start-1 lg:row-span-2 lg:row-start-2 lg:w-[22.5rem] lg:border-r xl:w-[23.7rem] ${shown('invoke')} ${panels.invoke ? '' : 'lg:hidden'}`}
        >
          <InvokePanel />
        </section>
        <section
          id="picture"
          aria-label="Picture"
          tabIndex={-1}
          className={`flex min-h-0 min-w-0 flex-col outline-none max-lg:row-start-2 max-lg:overflow-y-auto lg:col-start-2 lg:row-start-2 ${shown('timeline')}`}
        >
          <HistoryNotice />
          <MomentStrip />
          <div className="min-h-0 flex-1">
            <Centre view={view} onView={setView} onOpen={openInspector} onQueue={openQueue} />
          </div>
        </section>
        <div
          className={`min-h-0 min-w-0 border-line max-lg:row-start-2 lg:col-start-2 lg:row-start-3 lg:border-t ${shown('queues')}`}
        >
          <Drawer tall={tall} onTall={setTall} asked={askedQueue} />
        </div>
        <section
          aria-label="Inspector"
          className={`overflow-y-auto border-line bg-panel max-lg:row-start-2 lg:col-start-3 lg:row-span-2 lg:row-start-2 lg:w-[25.8rem] lg:border-l xl:w-[28.6rem] ${shown('inspector')} ${panels.inspector ? '' : 'lg:hidden'}`}
        >
          <Inspector onEdit={() => shell.goToField('payload')} onShow={showInspector} />
        </section>
      </main>
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
