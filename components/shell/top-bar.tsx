'use client';

import {
  CircleHelp,
  Command,
  Monitor,
  Moon,
  PanelLeft,
  PanelRight,
  Presentation,
  Projector,
  RotateCcw,
  Sun,
} from 'lucide-react';
import { ClockTransport } from '@/components/clock/clock-transport';
import { useLabValue, useLiveLab } from '@/components/lab/lab-context';
import { useEndpoint } from '@/components/lab/use-lab-address';
import { ForkLinks } from '@/components/moment/fork-links';
import { IconButton } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import type { ClockRequest } from '@/lib/client/control-api';
import { THEME_WORDS } from '@/lib/client/preferences';
import { ConnectionStatus } from './connection-status';
import type { usePanels } from './use-panels';
import type { ThemeControl } from './use-theme';

interface TopBarProps {
  readonly onClock: (ask: ClockRequest) => void;
  readonly onPalette: () => void;
  readonly onHelp: () => void;
  readonly onReset: () => void;
  readonly theme: ThemeControl;
  readonly panels: ReturnType<typeof usePanels>;
}

/** Which lab this is, its clock, and the page's own buttons. */
export function TopBar({ onClock, onPalette, onHelp, onReset, theme, panels }: TopBarProps) {
  return (
    <header className="z-10 flex items-center gap-x-3 gap-y-1.5 border-b border-line bg-panel px-3.5 max-lg:flex-wrap max-lg:px-2 max-lg:py-1 lg:col-span-3 lg:min-h-[3.7rem]">
      <h1 className="flex items-center gap-1.5 text-lead font-semibold tracking-[-0.01em] whitespace-nowrap">
        <span aria-hidden className="text-[16px] leading-none font-bold text-accent">
          λ
        </span>
        <span className="max-sm:sr-only">Invocation Lab</span>
      </h1>
      <LabChip onReset={onReset} />
      <ForkLinks />
      <EndpointChip />
      <ConnectionStatus />
      <div className="flex flex-1 justify-center max-lg:order-last max-lg:basis-full">
        <ClockTransport onAsk={onClock} />
      </div>
      <div className="flex items-center gap-0.5 max-lg:ml-auto">
        <IconButton
          label="Invoke panel"
          keyText="<"
          aria-pressed={panels.invoke}
          onClick={() => panels.toggle('invoke')}
          className="max-xl:hidden"
        >
          <PanelLeft aria-hidden size={15} />
        </IconButton>
        <IconButton
          label="Inspector panel"
          keyText=">"
          aria-pressed={panels.inspector}
          onClick={() => panels.toggle('inspector')}
          className="max-xl:hidden"
        >
          <PanelRight aria-hidden size={15} />
        </IconButton>
        <IconButton
          label="Presenter mode"
          keyText="P"
          aria-pressed={theme.isPresenting}
          onClick={theme.togglePresenter}
          className="max-lg:hidden"
        >
          <Presentation aria-hidden size={15} />
        </IconButton>
        <IconButton label="Command palette" keyText="Ctrl K" onClick={onPalette}>
          <Command aria-hidden size={15} />
        </IconButton>
        <ThemeButton theme={theme} />
        <IconButton label="Keys and help" keyText="?" onClick={onHelp}>
          <CircleHelp aria-hidden size={15} />
        </IconButton>
      </div>
    </header>
  );
}

function LabChip({ onReset }: { onReset: () => void }) {
  const { labId } = useLiveLab();
  const name = useLabValue((lab) => lab.state.name);
  return (
    <span
      title="A lab is an AWS account: this id as access key id chooses it"
      className="inline-flex items-center gap-1.5 rounded-full border border-line py-px pr-1 pl-2.5 text-small whitespace-nowrap text-mute max-sm:border-0 max-sm:p-0"
    >
      {name === '' || name === labId ? null : <span className="max-xl:hidden">{name}</span>}
      <span className="font-mono">{labId}</span>
      <IconButton label="Reset the lab" onClick={onReset} className="max-sm:hidden lg:size-5">
        <RotateCcw aria-hidden size={11} />
      </IconButton>
    </span>
  );
}

function EndpointChip() {
  const endpoint = useEndpoint();
  return (
    <span
      title="Endpoint for the AWS CLI and SDKs"
      className="inline-flex items-center gap-1 rounded-full border border-line py-px pr-0.5 pl-2.5 font-mono text-small whitespace-nowrap text-mute max-xl:hidden"
    >
      {endpoint || 'http://…'}
      <CopyButton text={endpoint} label="Copy the endpoint" />
    </span>
  );
}

const THEME_ICONS = { system: Monitor, dark: Moon, light: Sun, projector: Projector } as const;

function ThemeButton({ theme }: { theme: TopBarProps['theme'] }) {
  const Icon = THEME_ICONS[theme.choice];
  return (
    <IconButton label={`Theme: ${THEME_WORDS[theme.choice]}`} keyText="T" onClick={theme.next}>
      <Icon aria-hidden size={15} />
    </IconButton>
  );
}
