'use client';

import { ChevronsRightLeft, List, Maximize2, Radio, ZoomIn, ZoomOut } from 'lucide-react';
import { type ReactNode, useCallback } from 'react';
import { IconButton } from '@/components/ui/button';
import { ArrangementControls } from './arrangement-controls';
import type { TimelineView } from './timeline-view';
import { useViewValue } from './use-timeline-view';

const ZOOM_STEP = 1.6;

/** Everything that moves the view, as buttons. */
export function TimelineToolbar({
  view,
  isListShown,
  onListShown,
}: {
  view: TimelineView;
  isListShown: boolean;
  onListShown: (isShown: boolean) => void;
}) {
  const isFollowing = useViewValue(view, following);
  const isCollapsed = useViewValue(view, collapsed);
  const toggleFollow = useCallback(() => (view.isFollowing ? view.stopFollowing() : view.followLive()), [view]);

  return (
    <div
      role="toolbar"
      aria-label="Timeline view"
      className="flex min-h-9 flex-wrap items-center gap-x-0.5 gap-y-1 px-2.5 pt-1"
    >
      <IconButton label="Zoom in (W)" onClick={() => view.zoom(1 / ZOOM_STEP)}>
        <ZoomIn size={15} />
      </IconButton>
      <IconButton label="Zoom out (S)" onClick={() => view.zoom(ZOOM_STEP)}>
        <ZoomOut size={15} />
      </IconButton>
      <IconButton label="Fit everything" onClick={() => view.fitAll()}>
        <Maximize2 size={14} />
      </IconButton>
      <span className="mx-1.5 h-4 w-px bg-line" />
      <Toggle
        name="Collapse idle time"
        isOn={isCollapsed}
        title="Idle stretches are drawn short, with the length that was skipped"
        onClick={() => view.collapseIdle(!isCollapsed)}
        icon={<ChevronsRightLeft size={14} />}
      >
        Collapse idle
      </Toggle>
      <Toggle
        name="Show as list"
        isOn={isListShown}
        title="The same spans as a list"
        onClick={() => onListShown(!isListShown)}
        icon={<List size={14} />}
      >
        List
      </Toggle>
      <span className="mx-1.5 h-4 w-px bg-line max-sm:hidden" />
      <ArrangementControls view={view} />
      <span className="flex-1" />
      <button
        type="button"
        aria-label={isFollowing ? 'Live: following now' : 'Go live'}
        title={isFollowing ? 'Following now: move to look around' : 'Back to now, and follow it'}
        onClick={toggleFollow}
        className={`inline-flex items-center gap-1.5 rounded-full px-2.5 py-1 text-small font-medium whitespace-nowrap transition-colors motion-reduce:transition-none max-lg:min-h-11 max-lg:px-3.5 ${
          isFollowing ? 'text-mute hover:bg-raise hover:text-text' : 'bg-accent text-on-accent hover:brightness-110'
        }`}
      >
        <Radio size={13} className={isFollowing ? 'text-ok' : ''} />
        {isFollowing ? 'Live' : 'Go live'}
      </button>
    </div>
  );
}

function Toggle({
  name,
  isOn,
  title,
  onClick,
  icon,
  children,
}: {
  name: string;
  isOn: boolean;
  title: string;
  onClick: () => void;
  icon: ReactNode;
  children: string;
}) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-label={name}
      title={title}
      onClick={onClick}
      className={`inline-flex items-center gap-1.5 rounded-md px-2 py-1 text-small whitespace-nowrap transition-colors motion-reduce:transition-none max-lg:min-h-11 max-lg:min-w-11 max-lg:justify-center max-lg:px-3 ${
        isOn ? 'bg-raise text-text' : 'text-mute hover:bg-raise hover:text-text'
      }`}
    >
      {icon}
      <span className="max-2xl:sr-only">{children}</span>
    </button>
  );
}

const following = (view: TimelineView): boolean => view.isFollowing;
const collapsed = (view: TimelineView): boolean => view.isCollapsed;
