import type { EdgeProps } from '@xyflow/react';
import type { FlowEdgeKind } from '@/lib/timeline/flow-map';
import { type FlowPath, pathText } from '@/lib/timeline/flow-path';
import type { Light, MapEdge } from './flow-data';

/** A way of the map: the thicker the more went it, with their number on it. */
export function WayEdge({ data }: EdgeProps<MapEdge>) {
  if (data === undefined) return null;
  const { edge, line, light } = data;
  const look = WAY_LOOKS[edge.kind];
  const colour = light === 'lit' ? 'var(--accent)' : look.colour;
  const isUnused = edge.count === 0;
  return (
    <g opacity={OPACITIES[light] * (isUnused ? 0.5 : 1)}>
      <path
        d={pathText(line.path)}
        fill="none"
        stroke={colour}
        strokeWidth={light === 'lit' ? 2.4 : widthOf(edge.count)}
        strokeDasharray={isUnused ? '2 4' : look.dashes}
        strokeLinecap="round"
      />
      <path d="M-7,-3.4 0,0 -7,3.4z" fill={colour} transform={headTransform(line.path)} />
      {isUnused ? null : <Count text={COMPACT.format(edge.count)} colour={colour} {...line.labelAt} />}
    </g>
  );
}

/** What each sort of way looks like; dashed ones lead back, or to nowhere. */
const WAY_LOOKS: Record<FlowEdgeKind, { readonly colour: string; readonly dashes?: string }> = {
  accept: { colour: 'var(--faint)' },
  call: { colour: 'var(--run)' },
  dispatch: { colour: 'var(--faint)' },
  retry: { colour: 'var(--wait)', dashes: '5 4' },
  throttle: { colour: 'var(--thr)', dashes: '5 4' },
  'on-success': { colour: 'var(--ok)' },
  'on-failure': { colour: 'var(--err)' },
  'dead-letter-queue': { colour: 'var(--dlq)' },
  lost: { colour: 'var(--err)', dashes: '1 5' },
  discard: { colour: 'var(--err)', dashes: '1 5' },
};

const OPACITIES: Record<Light, number> = { lit: 1, plain: 0.9, dim: 0.28 };
const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

function Count({ text, colour, x, y }: { text: string; colour: string; x: number; y: number }) {
  const widthPx = text.length * 6.4 + 8;
  return (
    <g transform={`translate(${x},${y})`}>
      <rect x={-widthPx / 2} y={-7.5} width={widthPx} height={15} rx={7.5} fill="var(--bg)" stroke={colour} />
      <text
        textAnchor="middle"
        dominantBaseline="central"
        fill="var(--text)"
        className="text-[10.5px] font-semibold tabular-nums"
      >
        {text}
      </text>
    </g>
  );
}

function widthOf(count: number): number {
  return count === 0 ? 1 : Math.min(4, 1.2 + Math.log10(count) * 0.7);
}

/** The arrow stands at the end and points where the line goes. */
function headTransform({ points }: FlowPath): string {
  const [before, end] = points.slice(-2);
  if (!before || !end) return '';
  const degrees = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
  return `translate(${end.x},${end.y}) rotate(${Math.round(degrees)})`;
}
