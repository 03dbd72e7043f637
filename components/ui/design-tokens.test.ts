import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Colour, contrast, difference, readColour, SIGHTS } from './test-colour';

const THEMES = ['dark', 'light', 'projector'] as const;
const SURFACES = ['bg', 'panel', 'raise'];
const TEXTS = ['text', 'mute', 'faint', 'accent'];
const TONES = ['ok', 'err', 'wait', 'thr', 'init', 'run', 'queue', 'dlq'];

/** WCAG 2.2 AA: text (1.4.3) and graphics (1.4.11). Tones are both: words on a surface, and bars. */
const TEXT_CONTRAST_MIN = 4.5;
/** Distance in Oklab that two tones keep, whoever looks. 0.02 is about what is just seen side by side. */
const TONES_APART_MIN = { dark: 0.075, light: 0.055, projector: 0.055 } as const;
/** Good and bad must be told apart at a glance. */
const OK_ERR_APART_MIN = 0.1;

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');

describe.each(THEMES)('the %s theme', (theme) => {
  const tokens = tokensOf(theme);
  const colour = (name: string): Colour => readColour(tokens.get(name) ?? 'none');

  it.each(SURFACES.flatMap((surface) => [...TEXTS, ...TONES].map((ink) => [ink, surface])))(
    'reads %s on %s',
    (ink, surface) => {
      expect(contrast(colour(ink), colour(surface))).toBeGreaterThanOrEqual(TEXT_CONTRAST_MIN);
    },
  );

  it.each([...TONES, 'accent'])('reads the words on a bar of %s', (tone) => {
    expect(contrast(colour('on-accent'), colour(tone))).toBeGreaterThanOrEqual(TEXT_CONTRAST_MIN);
  });

  it.each(Object.keys(SIGHTS))('keeps all tones apart for sight: %s', (sight) => {
    const pairs = TONES.flatMap((one, index) => TONES.slice(index + 1).map((other) => [one, other] as const));
    const tooClose = pairs.filter(
      ([one, other]) => difference(colour(one), colour(other), sight) < TONES_APART_MIN[theme],
    );
    expect(tooClose).toEqual([]);
    expect(difference(colour('ok'), colour('err'), sight)).toBeGreaterThanOrEqual(OK_ERR_APART_MIN);
  });
});

it('gives every theme the same colour names', () => {
  const names = THEMES.map((theme) =>
    [...tokensOf(theme)].filter(([, value]) => value.startsWith('oklch')).map(String),
  );
  const onlyNames = names.map((list) => list.map((entry) => entry.split(',')[0]).sort());
  expect(onlyNames[1]).toEqual(onlyNames[0]);
  expect(onlyNames[2]).toEqual(onlyNames[0]);
});

/** The custom properties of all blocks that begin with a theme's selector. */
function tokensOf(theme: string): Map<string, string> {
  const blocks = [...css.matchAll(/\[data-theme="(\w+)"\] \{([^}]*)\}/g)].filter(([, name]) => name === theme);
  const lines = blocks.flatMap(([, , body = '']) => [...body.matchAll(/--([\w-]+): ([^;]+);/g)]);
  return new Map(lines.map(([, name = '', value = '']) => [name, value]));
}
