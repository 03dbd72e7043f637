import type { SpanTone } from '@/lib/timeline/span';

/** The page's colour tokens and font, as the canvas needs them. */
export interface Palette {
  readonly bg: string;
  readonly panel: string;
  readonly raise: string;
  readonly line: string;
  readonly edge: string;
  readonly text: string;
  readonly mute: string;
  readonly faint: string;
  readonly accent: string;
  readonly onAccent: string;
  /** How much larger than usual its texts are. */
  readonly scale: number;
  readonly tones: Readonly<Record<SpanTone, string>>;
  /** For times and labels: 11 px, larger when presenting. */
  readonly font: string;
  readonly fontStrong: string;
  /** For the letter in a mark, which does not grow with the texts. */
  readonly fontMark: string;
  /** For the names of rows. */
  readonly fontRow: string;
}

const USUAL_PX = 11;

/** Reads the tokens of the present theme. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const family = style.fontFamily;
  return {
    bg: token('bg'),
    panel: token('panel'),
    raise: token('raise'),
    line: token('line'),
    edge: token('edge'),
    text: token('text'),
    mute: token('mute'),
    faint: token('faint'),
    accent: token('accent'),
    onAccent: token('on-accent'),
    scale: Number.parseFloat(token('timeline-size')) / USUAL_PX || 1,
    tones: {
      queued: token('queue'),
      wait: token('wait'),
      'throttle-wait': token('thr'),
      init: token('init'),
      ok: token('ok'),
      running: token('run'),
      throttled: token('thr'),
      error: token('err'),
    },
    font: `${token('timeline-weight')} ${token('timeline-size')} ${family}`,
    fontStrong: `${token('timeline-weight-strong')} ${token('timeline-size')} ${family}`,
    fontMark: `700 8px ${family}`,
    fontRow: `500 ${token('timeline-row-size')} ${family}`,
  };
}

/** Calls back when the theme or the fonts have changed; the answer stops that. */
export function onPaletteChange(callback: () => void): () => void {
  const observer = new MutationObserver(callback);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'data-presenter', 'class', 'style'],
  });
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', callback);
  document.fonts.addEventListener('loadingdone', callback);
  return () => {
    observer.disconnect();
    scheme.removeEventListener('change', callback);
    document.fonts.removeEventListener('loadingdone', callback);
  };
}
