'use client';

import type { PointerEvent } from 'react';
import { CHART_COLUMNS, type MetricChart } from '@/lib/client/metric-chart';
import { METRIC_WORDS, metricText } from '@/lib/client/metric-words';

const HEIGHT = 34;
/** The line of zero and the highest value stay inside. */
const INSET = 2;

/** One metric: its name, its value at the moment, and its steps. All charts share what is hovered. */
export function MetricCard({
  chart,
  momentColumn,
  hovered,
  onHover,
}: {
  chart: MetricChart;
  momentColumn: number | undefined;
  hovered: number | undefined;
  onHover: (column: number | undefined) => void;
}) {
  const { metric, values, highest } = chart;
  const { name, what } = METRIC_WORDS[metric];
  const text = metricText(metric, hovered === undefined ? chart.value : values[hovered]);
  const colour = highest > 0 && GRAVE.has(metric) ? 'text-err' : 'text-run';
  const path = stepPath(values, highest);
  const cut = Math.min(CHART_COLUMNS, Math.max(0, momentColumn ?? CHART_COLUMNS));
  return (
    <figure className="rounded-lg border border-line bg-bg px-2.5 pt-1.5 pb-1" title={what}>
      <figcaption className="flex items-baseline justify-between gap-2">
        <span className="truncate text-caption text-mute">{name}</span>
        <span
          className={`font-semibold whitespace-nowrap ${chart.value === undefined ? 'text-caption text-faint' : ''}`}
        >
          {text}
        </span>
      </figcaption>
      <svg
        role="img"
        aria-label={`${name} along the lab's time, ${metricText(metric, highest)} at most`}
        viewBox={`0 0 ${CHART_COLUMNS} ${HEIGHT}`}
        preserveAspectRatio="none"
        onPointerMove={(event) => onHover(columnUnder(event))}
        onPointerLeave={() => onHover(undefined)}
        className={`mt-1 block h-8 w-full touch-pan-y ${colour}`}
      >
        <line x1={0} x2={CHART_COLUMNS} y1={HEIGHT - INSET} y2={HEIGHT - INSET} stroke="var(--line)" {...LINE} />
        <path d={path} fill="none" stroke="currentColor" strokeWidth={1.6} {...LINE} />
        {momentColumn === undefined ? null : (
          <>
            <rect x={cut} y={0} width={CHART_COLUMNS - cut} height={HEIGHT} fill="var(--bg)" opacity={0.72} />
            <line x1={cut} x2={cut} y1={0} y2={HEIGHT} stroke="var(--text)" strokeWidth={1.5} {...LINE} />
          </>
        )}
        {hovered === undefined ? null : (
          <line x1={hovered + 0.5} x2={hovered + 0.5} y1={0} y2={HEIGHT} stroke="var(--edge)" {...LINE} />
        )}
      </svg>
    </figure>
  );
}

/** What one would rather see at zero. */
const GRAVE: ReadonlySet<MetricChart['metric']> = new Set([
  'Errors',
  'Throttles',
  'AsyncEventsDropped',
  'DeadLetterErrors',
  'DestinationDeliveryFailures',
]);

/** The chart is stretched, its lines are not. */
const LINE = { vectorEffect: 'non-scaling-stroke' } as const;

function columnUnder(event: PointerEvent<SVGSVGElement>): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  const column = Math.floor(((event.clientX - left) / Math.max(1, width)) * CHART_COLUMNS);
  return Math.min(CHART_COLUMNS - 1, Math.max(0, column));
}

/** Flat from column to column, straight up and down between; nothing where there is no sample yet. */
function stepPath(values: readonly (number | undefined)[], highest: number): string {
  const scale = (HEIGHT - 2 * INSET) / Math.max(1, highest);
  let path = '';
  values.forEach((value, column) => {
    if (value === undefined) return;
    const y = (HEIGHT - INSET - value * scale).toFixed(1);
    path += path === '' ? `M${column} ${y}H${column + 1}` : `V${y}H${column + 1}`;
  });
  return path;
}
