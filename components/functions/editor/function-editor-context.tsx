'use client';

import dynamic from 'next/dynamic';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

/** The editor and all it needs come when it is opened. */
const FunctionEditor = dynamic(() => import('./function-editor'), { ssr: false });

/** What the editor is open for. */
export type EditorTask = { readonly kind: 'create' } | { readonly kind: 'edit'; readonly functionName: string };

interface EditorControl {
  create(): void;
  edit(functionName: string): void;
}

const ControlContext = createContext<EditorControl | undefined>(undefined);

/** Lets every part of the page open the function editor. */
export function FunctionEditorProvider({ children }: { children: ReactNode }) {
  const [task, setTask] = useState<EditorTask>();
  const control = useMemo<EditorControl>(
    () => ({
      create: () => setTask({ kind: 'create' }),
      edit: (functionName) => setTask({ kind: 'edit', functionName }),
    }),
    [],
  );
  return (
    <ControlContext value={control}>
      {children}
      {task === undefined ? null : <FunctionEditor task={task} onClose={() => setTask(undefined)} />}
    </ControlContext>
  );
}

/** Opens the editor; stable for as long as the page lives. */
export function useFunctionEditor(): EditorControl {
  const control = useContext(ControlContext);
  if (!control) throw new Error('useFunctionEditor needs a FunctionEditorProvider above it');
  return control;
}
