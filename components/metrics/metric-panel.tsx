'use client';

import { List } from 'lucide-react';
import { useCallback, useId, useState } from 'react';
import { useLabValue } from '@/components/lab/lab-context';
import { useSampled } from '@/components/lab/use-sampled';
import { Button } from '@/components/ui/button';
import type { LiveLab } from '@/lib/client/live-lab';
import { metricCharts } from '@/lib/client/metric-chart';
import { METRIC_WORDS, metricText } from '@/lib/client/metric-words';
import { atText } from '@/lib/timeline/time-text';
import { MetricCard } from './metric-card';

/** The lab's metrics along its whole log, with the values at the moment that is shown. */
export function MetricPanel() {
  const [functionName, setFunctionName] = useState<string | undefined>();
  const [isTable, setTable] = useState(false);
  const [hovered, setHovered] = useState<number | undefined>();
  const compute = useCallback((lab: LiveLab) => metricCharts(lab, functionName), [functionName]);
  const charts = useSampled(compute);
  const shownAt = useLabValue((lab) => (lab.moment === undefined ? 'now' : `at ${atText(lab.moment)}`));
  const since = useLabValue((lab) =>
    lab.oldestSequence === undefined ? 'the lab began' : `log event ${lab.oldestSequence.toLocaleString('en')}`,
  );
  return (
    <div className="p-2.5">
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <FunctionChoice chosen={functionName} onChoose={setFunctionName} />
        <p className="text-small text-mute" title="Idle time is drawn short, as on the timeline">
          {hovered === undefined ? `Values ${shownAt}` : `Values at ${atText(charts.times[hovered] ?? 0)}`}, since{' '}
          {since}
        </p>
        <Button variant="quiet" aria-pressed={isTable} className="ml-auto" onClick={() => setTable(!isTable)}>
          <List aria-hidden size={13} /> As a table
        </Button>
      </div>
      {isTable ? (
        <MetricTable charts={charts} shownAt={shownAt} />
      ) : (
        <ul aria-label="Metrics" className="grid grid-cols-[repeat(auto-fill,minmax(168px,1fr))] gap-2">
          {charts.charts.map((chart) => (
            <li key={chart.metric}>
              <MetricCard chart={chart} momentColumn={charts.momentColumn} hovered={hovered} onHover={setHovered} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function FunctionChoice({
  chosen,
  onChoose,
}: {
  chosen: string | undefined;
  onChoose: (functionName: string | undefined) => void;
}) {
  const id = useId();
  const names = useLabValue((lab) => [...lab.shown.functions.keys()].join(' '));
  return (
    <label htmlFor={id} className="inline-flex items-center gap-1.5 text-small text-mute">
      Metrics of
      <select
        id={id}
        value={chosen ?? ''}
        onChange={(event) => onChoose(event.target.value === '' ? undefined : event.target.value)}
        className="rounded-md border border-line bg-bg px-1.5 py-1 text-text max-lg:min-h-11"
      >
        <option value="">all functions</option>
        {names
          .split(' ')
          .filter((name) => name !== '')
          .map((name) => (
            <option key={name}>{name}</option>
          ))}
      </select>
    </label>
  );
}

function MetricTable({ charts, shownAt }: { charts: ReturnType<typeof metricCharts>; shownAt: string }) {
  return (
    <table aria-label="Metrics" className="w-full text-small">
      <thead className="text-left text-caption text-faint">
        <tr>
          <th className="py-1 font-normal">Metric</th>
          <th className="text-right font-normal">Value {shownAt}</th>
          <th className="pr-4 text-right font-normal">Highest</th>
          <th className="font-normal max-sm:hidden">What it is</th>
        </tr>
      </thead>
      <tbody>
        {charts.charts.map(({ metric, value, highest }) => (
          <tr key={metric} className="border-t border-line">
            <th scope="row" className="py-1 text-left font-normal">
              {METRIC_WORDS[metric].name}
            </th>
            <td className="text-right font-semibold">{metricText(metric, value)}</td>
            <td className="pr-4 text-right text-mute">{metricText(metric, highest)}</td>
            <td className="text-faint max-sm:hidden">{METRIC_WORDS[metric].what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
