'use client';

import { ButtonSpecimens, CodeSpecimens, DialogSpecimens, FieldSpecimens, NoticeSpecimens } from './part-specimens';
import { Specimen } from './specimen';
import { StatusSpecimens } from './status-specimens';
import { TabSpecimens } from './tab-specimens';
import { ThemeSwitch } from './theme-switch';
import { TimelineGrammar } from './timeline-grammar';
import { ColourSpecimens, LengthSpecimens, TypeSpecimens } from './token-specimens';

/** Everything the page is made of, in the chosen theme. */
export function Styleguide() {
  return (
    <main className="mx-auto flex max-w-6xl flex-col gap-8 p-6 max-lg:p-3.5">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h1 className="text-display font-semibold tracking-[-0.01em]">Style guide</h1>
          <p className="text-mute">
            Every token and part in use. Status is told by shape, letter and colour: never by colour alone.
          </p>
        </div>
        <ThemeSwitch />
      </header>
      <Specimen title="Colours">
        <ColourSpecimens />
      </Specimen>
      <Specimen title="Type">
        <TypeSpecimens />
      </Specimen>
      <Specimen title="Spacing, radii and strokes">
        <LengthSpecimens />
      </Specimen>
      <Specimen title="Status">
        <StatusSpecimens />
      </Specimen>
      <Specimen title="Timeline grammar">
        <TimelineGrammar />
      </Specimen>
      <Specimen title="Buttons">
        <ButtonSpecimens />
      </Specimen>
      <Specimen title="Fields">
        <FieldSpecimens />
      </Specimen>
      <Specimen title="Tabs">
        <TabSpecimens />
      </Specimen>
      <Specimen title="Notices">
        <NoticeSpecimens />
      </Specimen>
      <Specimen title="Code">
        <CodeSpecimens />
      </Specimen>
      <Specimen title="Dialogs, tooltips and keys">
        <DialogSpecimens />
      </Specimen>
    </main>
  );
}
