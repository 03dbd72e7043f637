'use client';

import { useTheme } from '@/components/shell/use-theme';
import { THEME_CHOICES } from '@/lib/client/preferences';

/** Each theme, one press away. */
export function ThemeSwitch() {
  const theme = useTheme();
  return (
    <fieldset aria-label="Theme" className="flex overflow-hidden rounded-lg border border-line">
      {THEME_CHOICES.map((choice) => (
        <button
          key={choice}
          type="button"
          aria-pressed={theme.choice === choice}
          onClick={() => theme.choose(choice)}
          className="px-3 py-1.5 text-small text-mute hover:text-text focus-visible:-outline-offset-2 aria-pressed:bg-accent aria-pressed:font-semibold aria-pressed:text-on-accent max-lg:min-h-11"
        >
          {choice}
        </button>
      ))}
    </fieldset>
  );
}
