const SURFACES = ['bg', 'panel', 'raise', 'line', 'edge'];
const INKS = ['text', 'mute', 'faint', 'accent'];
const TONES = [
  ['queue', 'in the event queue'],
  ['init', 'cold start'],
  ['run', 'running'],
  ['ok', 'succeeded'],
  ['err', 'failed'],
  ['wait', 'waits for a retry'],
  ['thr', 'throttled'],
  ['dlq', 'discarded'],
] as const;
const SIZES = ['micro', 'caption', 'small', 'body', 'lead', 'title', 'heading', 'display'];
const SPACES = [1, 1.5, 2, 2.5, 3.5, 4, 6, 8];
const RADII = ['sm', 'md', 'lg', 'xl', 'full'];

/** Surfaces, the inks that are read on each of them, and the tones with words on them. */
export function ColourSpecimens() {
  return (
    <div className="flex flex-col gap-3">
      <ul aria-label="Surfaces" className="grid grid-cols-2 gap-2 sm:grid-cols-5">
        {SURFACES.map((name) => (
          <li key={name} className="flex flex-col gap-1">
            <span
              className="flex min-h-14 flex-wrap items-center gap-2 rounded-md border border-edge p-2 text-small"
              style={{ background: `var(--${name})` }}
            >
              {name === 'line' || name === 'edge'
                ? null
                : INKS.map((ink) => (
                    <span key={ink} style={{ color: `var(--${ink})` }}>
                      {ink}
                    </span>
                  ))}
            </span>
            <code className="font-mono text-caption text-mute">--{name}</code>
          </li>
        ))}
      </ul>
      <ul aria-label="Tones" className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        {TONES.map(([name, meaning]) => (
          <li key={name} className="flex items-center gap-2">
            <span
              className="inline-flex h-8 w-16 items-center justify-center rounded-md text-small font-semibold text-on-accent"
              style={{ background: `var(--${name})` }}
            >
              words
            </span>
            <span className="text-small">
              <span style={{ color: `var(--${name})` }}>{meaning}</span>
              <code className="block font-mono text-caption text-mute">--{name}</code>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The scale, in both families. */
export function TypeSpecimens() {
  return (
    <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-6 gap-y-1.5">
      {SIZES.map((name) => (
        <div key={name} className="contents">
          <dt>
            <code className="font-mono text-caption text-mute">text-{name}</code>
          </dt>
          <dd style={{ fontSize: `var(--size-${name})` }}>
            Attempt 2 failed <span className="font-mono">00:03:01.284</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Distances and strokes. All but hairlines grow with the text. */
export function LengthSpecimens() {
  return (
    <div className="flex flex-wrap items-end gap-8">
      <ul aria-label="Spacing" className="flex items-end gap-3">
        {SPACES.map((units) => (
          <li key={units} className="flex flex-col items-center gap-1">
            <span className="bg-accent" style={{ width: `calc(var(--spacing) * ${units})`, height: '2rem' }} />
            <code className="font-mono text-caption text-mute">{units}</code>
          </li>
        ))}
      </ul>
      <ul aria-label="Radii" className="flex gap-3">
        {RADII.map((name) => (
          <li key={name} className="flex flex-col items-center gap-1">
            <span
              className="size-8 border border-edge bg-raise"
              style={{ borderRadius: name === 'full' ? '999px' : `var(--radius-${name})` }}
            />
            <code className="font-mono text-caption text-mute">{name}</code>
          </li>
        ))}
      </ul>
      <ul aria-label="Strokes" className="flex gap-4">
        <li className="flex flex-col gap-1">
          <span className="w-16 bg-text" style={{ height: 'var(--stroke-hair)' }} />
          <code className="font-mono text-caption text-mute">hair</code>
        </li>
        <li className="flex flex-col gap-1">
          <span className="w-16 bg-text" style={{ height: 'calc(var(--stroke-mark) * 1px)' }} />
          <code className="font-mono text-caption text-mute">mark</code>
        </li>
        <li className="flex flex-col gap-1">
          <span className="w-16 bg-accent" style={{ height: 'var(--stroke-focus)' }} />
          <code className="font-mono text-caption text-mute">focus</code>
        </li>
      </ul>
    </div>
  );
}
