'use client';

import { type KeyboardEvent, useState } from 'react';
import { useInvokeControl, useInvokeDraft } from '@/components/invoke/invoke-context';
import { Button } from '@/components/ui/button';
import { RefusalNotice } from '@/components/ui/notice';
import { TabList, TabPanel } from '@/components/ui/tabs';
import { type ErrorPlace, errorPlace } from '@/lib/client/error-place';
import { CodePane } from './code-pane';
import { ConflictNotice } from './conflict-notice';
import { EditorFrame } from './editor-frame';
import type { EditorStart } from './function-editor';
import { FunctionForm } from './function-form';
import { RunPanel } from './run-panel';
import { type DraftControl, useFunctionDraft } from './use-function-draft';

type Part = 'code' | 'run' | 'settings';

const SIDES = [
  { id: 'settings', label: 'Settings' },
  { id: 'run', label: 'Run' },
] as const;
const PARTS = [{ id: 'code', label: 'Code' }, ...SIDES] as const;

/** One function: its files, its settings, and running it. On a phone one of the three is seen at a time. */
export function EditorWorkbench({
  start,
  onReload,
  onClose,
}: {
  start: EditorStart;
  onReload: (functionName: string) => void;
  onClose: () => void;
}) {
  const control = useFunctionDraft(start);
  const [part, setPart] = useState<Part>(firstPart);
  const { run, error } = useRun(control, () => setPart('run'));
  const { draft, isNew } = control;
  const side = part === 'run' ? 'run' : 'settings';

  async function save() {
    if (control.saving || !control.unsaved) return;
    if (!(await control.save()) && isNew) setPart('settings');
  }

  function press(event: KeyboardEvent) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.key === 's') void save();
    else if (event.key === 'Enter') void run();
    else return;
    event.preventDefault();
  }

  return (
    <EditorFrame
      title={isNew ? 'Create a function' : draft.functionName}
      unsaved={control.unsaved}
      onClose={onClose}
      onKeyDown={press}
      actions={<SaveButton control={control} onSave={save} />}
    >
      <ConflictNotice control={control} onReload={() => onReload(draft.functionName)} />
      {control.error === null ? null : (
        <div className="border-b border-line p-2">
          <RefusalNotice error={control.error} />
        </div>
      )}
      <div className="border-b border-line px-2 py-1 lg:hidden">
        <TabList label="Parts" tabs={PARTS} selected={part} onSelect={setPart} idPrefix="editor" />
      </div>
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_372px]">
        <div className={`min-h-0 lg:border-r lg:border-line ${part === 'code' ? '' : 'max-lg:hidden'}`}>
          <CodePane control={control} error={error} />
        </div>
        <div className={`flex min-h-0 flex-col ${part === 'code' ? 'max-lg:hidden' : ''}`}>
          <div className="border-b border-line px-2 py-1 max-lg:hidden">
            <TabList label="Beside the code" tabs={SIDES} selected={side} onSelect={setPart} idPrefix="editor" />
          </div>
          <TabPanel idPrefix="editor" id={side} className="min-h-0 flex-1 overflow-y-auto p-3.5">
            {side === 'settings' ? (
              <FunctionForm control={control} />
            ) : (
              <RunPanel control={control} error={error} onRun={run} onShowCode={() => setPart('code')} />
            )}
          </TabPanel>
        </div>
      </div>
    </EditorFrame>
  );
}

/** Saves what is not saved, then invokes synchronously with the payload of the invoke panel. */
function useRun(control: DraftControl, onRun: () => void): { run: () => Promise<void>; error: ErrorPlace | undefined } {
  const invoke = useInvokeControl();
  const { draft: ask, call } = useInvokeDraft();
  const { functionName } = control.draft;
  const answer = call.kind === 'answered' && call.call.functionName === functionName ? call.answer : undefined;

  async function run() {
    if (control.saving) return;
    if (control.unsaved && !(await control.save())) return;
    onRun();
    const name = functionName.trim();
    invoke.change({ functionName: name });
    invoke.send({ functionName: name, invocationType: 'RequestResponse', payload: ask.payload });
  }

  return { run, error: answer?.functionError === undefined ? undefined : errorPlace(answer.body) };
}

function SaveButton({ control, onSave }: { control: DraftControl; onSave: () => void }) {
  const { isNew, unsaved, saving } = control;
  return (
    <div className="flex items-center gap-3">
      <span aria-live="polite" className="text-small text-faint max-sm:sr-only">
        {savedText(control)}
      </span>
      <Button
        variant="primary"
        className="py-1 text-small"
        aria-keyshortcuts="Control+S"
        disabled={saving || !unsaved}
        onClick={onSave}
      >
        {saving ? 'Saving' : isNew ? 'Create' : 'Save'}
        <span aria-hidden className="font-normal opacity-75 max-lg:hidden">
          Ctrl S
        </span>
      </Button>
    </div>
  );
}

function firstPart(): Part {
  return matchMedia('(width < 64rem)').matches ? 'code' : 'settings';
}

/** Saving can take two calls: only when both are done is it saved. */
function savedText({ isNew, unsaved, saving, revisionId }: DraftControl): string {
  if (saving) return 'Saving …';
  if (isNew) return 'Not created yet';
  return unsaved ? 'Not saved yet' : `Saved, revision ${revisionId?.slice(0, 8)}`;
}
