'use client';

import { useEffect } from 'react';
import { useLiveLab } from '@/components/lab/lab-context';
import type { LiveLab } from '@/lib/client/live-lab';

/** Sim time in ms. */
const AT = 'at';
/** Only where a part of what happened at that time is shown: the last log event of it. */
const EVENT = 'event';
/** Browsers refuse an address that changes with every frame. */
const WRITE_AFTER_MS = 300;

/** Keeps the moment in the address, so that a link shows the same, and goes where the address says. */
export function useMomentAddress(): void {
  const lab = useLiveLab();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let known = address(lab);
    const read = () => {
      const query = new URLSearchParams(location.search);
      lab.lookAt(wholeNumber(query.get(AT)), wholeNumber(query.get(EVENT)));
    };
    const write = () => {
      timer = undefined;
      writeMoment(lab);
    };
    const stop = lab.subscribe(() => {
      if (address(lab) === known) return;
      known = address(lab);
      clearTimeout(timer);
      timer = setTimeout(write, WRITE_AFTER_MS);
    });
    read();
    addEventListener('popstate', read);
    return () => {
      stop();
      clearTimeout(timer);
      removeEventListener('popstate', read);
    };
  }, [lab]);
}

function address({ moment, momentSequence }: LiveLab): string {
  return `${moment} ${momentSequence}`;
}

function writeMoment({ moment, momentSequence, history }: LiveLab): void {
  const url = new URL(location.href);
  const isPart = momentSequence !== undefined && moment !== undefined && history.sequenceAt(moment) !== momentSequence;
  put(url, AT, moment);
  put(url, EVENT, isPart ? momentSequence : undefined);
  if (url.href !== location.href) window.history.replaceState(window.history.state, '', url);
}

function put(url: URL, name: string, value: number | undefined): void {
  if (value === undefined) url.searchParams.delete(name);
  else url.searchParams.set(name, String(value));
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
