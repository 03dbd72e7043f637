'use client';

import { useState } from 'react';
import { useLiveLab } from '@/components/lab/lab-context';
import { draftOf, type FunctionDraft, newDraft } from '@/lib/client/function-draft';
import type { GalleryHandler } from '@/lib/client/handler-gallery';
import type { LiveLab } from '@/lib/client/live-lab';
import { EditorFrame } from './editor-frame';
import { EditorWorkbench } from './editor-workbench';
import type { EditorTask } from './function-editor-context';
import { HandlerGallery } from './handler-gallery';

/** What the editor began with: `revisionId` undefined means a function that does not exist yet. */
export interface EditorStart {
  readonly draft: FunctionDraft;
  readonly revisionId: string | undefined;
}

/** Creates a function from the gallery, or edits one. */
export default function FunctionEditor({ task, onClose }: { task: EditorTask; onClose: () => void }) {
  const lab = useLiveLab();
  const [start, setStart] = useState(() => (task.kind === 'edit' ? startOf(lab, task.functionName) : undefined));

  if (start !== undefined) {
    const key = `${start.draft.functionName} ${start.revisionId}`;
    const reload = (functionName: string) => setStart(startOf(lab, functionName));
    return <EditorWorkbench key={key} start={start} onReload={reload} onClose={onClose} />;
  }
  return (
    <EditorFrame title="Create a function" onClose={onClose}>
      <HandlerGallery onChoose={(handler) => setStart({ draft: galleryDraft(lab, handler), revisionId: undefined })} />
    </EditorFrame>
  );
}

function startOf({ state }: LiveLab, functionName: string): EditorStart | undefined {
  const fn = state.functions.get(functionName);
  return fn && { draft: draftOf(fn.configuration), revisionId: fn.revisionId };
}

function galleryDraft({ state }: LiveLab, handler: GalleryHandler): FunctionDraft {
  const draft = newDraft(freeName(handler.functionName, state.functions), handler.files);
  return handler.timeoutSeconds === undefined ? draft : { ...draft, timeoutSeconds: String(handler.timeoutSeconds) };
}

function freeName(name: string, taken: ReadonlyMap<string, unknown>): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
