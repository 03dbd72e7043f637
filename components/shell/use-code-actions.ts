'use client';

import { useMemo } from 'react';
import { useFunctionEditor } from '@/components/functions/editor/function-editor-context';
import { useInvokeDraft } from '@/components/invoke/invoke-context';
import { useLabValue } from '@/components/lab/lab-context';
import { choice, type DashboardAction, keyed } from './dashboard-action';

interface CodeCommands {
  readonly functionNames: readonly string[];
  create(): void;
  editChosen(): void;
  edit(functionName: string): void;
}

/** What can be done with the code of functions. */
export function useCodeActions(): readonly DashboardAction[] {
  const editor = useFunctionEditor();
  const { functionName } = useInvokeDraft();
  const functionNames = useLabValue((live) => [...live.state.functions.keys()].join(' '));
  return useMemo(
    () =>
      codeActions({
        functionNames: functionNames.split(' ').filter((name) => name !== ''),
        create: editor.create,
        editChosen: () => functionName !== undefined && editor.edit(functionName),
        edit: editor.edit,
      }),
    [editor, functionName, functionNames],
  );
}

/** The same as data. */
export function codeActions({ functionNames, create, editChosen, edit }: CodeCommands): DashboardAction[] {
  return [
    keyed('Code', 'h', { id: 'create-function', title: 'Create function', synonyms: 'new add build handler' }, create),
    keyed(
      'Code',
      'x',
      { id: 'edit-code', title: 'Edit the code of the chosen function', synonyms: 'handler source' },
      editChosen,
    ),
    ...functionNames.map((name) =>
      choice('Code', 'edit-code', { id: `code-${name}`, title: `Edit code of ${name}` }, () => edit(name)),
    ),
  ];
}
