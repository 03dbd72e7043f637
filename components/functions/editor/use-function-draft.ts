'use client';

import { useRef, useState } from 'react';
import { useLabValue } from '@/components/lab/lab-context';
import { useLabAddress } from '@/components/lab/use-lab-address';
import { createFunction, updateFunctionCode, updateFunctionConfiguration } from '@/lib/client/function-api';
import { type FunctionDraft, filesDiffer, settingsDiffer } from '@/lib/client/function-draft';
import { refusalOf } from '@/lib/client/refusal';
import { useMutation } from '@/lib/client/use-mutation';
import type { EditorStart } from './function-editor';

/** A function being edited: what is typed, what is saved, and how saving stands. */
export interface DraftControl {
  readonly draft: FunctionDraft;
  change(part: Partial<FunctionDraft>): void;
  readonly isNew: boolean;
  readonly unsaved: boolean;
  readonly saving: boolean;
  readonly error: unknown;
  /** The revision last saved or begun with. */
  readonly revisionId: string | undefined;
  /** Someone else changed the function meanwhile, or deleted it. */
  readonly moved: 'changed' | 'deleted' | undefined;
  /** Saves what differs. `over`: on top of whatever is there now. True: it is saved. */
  save(over?: boolean): Promise<boolean>;
}

export function useFunctionDraft(start: EditorStart): DraftControl {
  const lab = useLabAddress();
  const [draft, setDraft] = useState(start.draft);
  const [base, setBase] = useState(start);
  /** Every revision we have begun with or made: what the stream tells may be behind. */
  const own = useRef(new Set([start.revisionId]));
  const { functionName } = draft;
  const live = useLabValue((value) => value.state.functions.get(functionName)?.revisionId);

  const keep = (next: EditorStart) => {
    own.current.add(next.revisionId);
    setBase(next);
    return next;
  };
  const saving = useMutation({
    mutationFn: async (over: boolean) => {
      let saved = base;
      if (saved.revisionId === undefined) {
        const made = { ...draft, functionName: functionName.trim() };
        setDraft(made);
        return keep({ draft: made, revisionId: await createFunction(lab, made) });
      }
      let revisionId = over ? (live ?? saved.revisionId) : saved.revisionId;
      if (draft.files !== undefined && (over || filesDiffer(saved.draft.files, draft.files))) {
        revisionId = await updateFunctionCode(lab, functionName, draft.files, revisionId);
        saved = keep({ draft: { ...saved.draft, files: draft.files }, revisionId });
      }
      if (over || settingsDiffer(saved.draft, draft)) {
        saved = keep({ draft, revisionId: await updateFunctionConfiguration(lab, draft, revisionId) });
      }
      return saved;
    },
  });

  const isNew = base.revisionId === undefined;
  const conflict = saving.error !== null && refusalOf(saving.error).status === 412;
  const foreign = !isNew && !saving.isPending && !own.current.has(live);
  return {
    draft,
    change: (part) => setDraft((before) => ({ ...before, ...part })),
    isNew,
    unsaved: isNew || filesDiffer(base.draft.files, draft.files) || settingsDiffer(base.draft, draft),
    saving: saving.isPending,
    error: conflict ? null : saving.error,
    revisionId: base.revisionId,
    moved: foreign || conflict ? (live === undefined ? 'deleted' : 'changed') : undefined,
    save: (over = false) =>
      saving.mutateAsync(over).then(
        () => true,
        () => false,
      ),
  };
}
