'use client';

import { useEffect, useState } from 'react';
import { useLabAddress } from '@/components/lab/use-lab-address';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { ErrorPlace } from '@/lib/client/error-place';
import { codePackageLink } from '@/lib/client/function-api';
import { handlerFile, type PackageFiles } from '@/lib/client/function-draft';
import { HANDLER_GALLERY } from '@/lib/client/handler-gallery';
import { isBinaryFile } from '@/lib/code-package/package-file';
import { FileTabs } from './file-tabs';
import { SourceEditor } from './source-editor';
import type { DraftControl } from './use-function-draft';

/** The files of a function and the one that is open. */
export function CodePane({ control, error }: { control: DraftControl; error: ErrorPlace | undefined }) {
  const { draft, change } = control;
  const { files } = draft;
  const [chosen, setChosen] = useState<string>();
  const path = chosen !== undefined && files?.[chosen] !== undefined ? chosen : firstFile(draft.handler, files);

  // A run that failed shows where.
  useEffect(() => {
    if (error !== undefined) setChosen(error.path);
  }, [error]);

  if (files === undefined) return <NoCode control={control} />;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <FileTabs files={files} selected={path} onSelect={setChosen} onChange={(next) => change({ files: next })} />
      {path === undefined ? (
        <p className="p-4 text-mute">No files. Add one to begin.</p>
      ) : isBinaryFile(files[path] ?? '') ? (
        <p className="p-4 text-mute">{path} is no text. It is kept as it is.</p>
      ) : (
        <SourceEditor
          key={path}
          path={path}
          value={files[path] ?? ''}
          error={error?.path === path ? error : undefined}
          onChange={(text) => change({ files: { ...files, [path]: text } })}
        />
      )}
    </div>
  );
}

function NoCode({ control }: { control: DraftControl }) {
  const lab = useLabAddress();
  const { draft, change } = control;
  const runsHere = draft.runtime.startsWith('nodejs');
  const [echo] = HANDLER_GALLERY;
  return (
    <div className="flex flex-col items-start gap-3 p-4">
      <Notice tone="info">
        {runsHere
          ? 'This function has no code: what it answers and how long it takes are made up by the lab.'
          : `The code of this function is kept, but ${draft.runtime} does not run here: only the nodejs runtimes do. Outcome scripts and faults work without code.`}
      </Notice>
      {runsHere ? (
        <Button onClick={() => change({ files: echo?.files ?? {}, handler: 'index.handler' })}>
          Write a handler for it
        </Button>
      ) : (
        <a href={codePackageLink(lab, draft.functionName)} className="text-accent underline underline-offset-2">
          Download its package
        </a>
      )}
    </div>
  );
}

function firstFile(handler: string, files: PackageFiles | undefined): string | undefined {
  if (files === undefined) return undefined;
  return handlerFile(handler, files) ?? Object.keys(files)[0];
}
