'use client';

import { FilePlus, Pencil, Trash2 } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { deleteFile, type PackageFiles, renameFile } from '@/lib/client/function-draft';
import { pathProblem } from '@/lib/code-package/package-path';

/** The files of a package: choose, add, rename, delete. */
export function FileTabs({
  files,
  selected,
  onSelect,
  onChange,
}: {
  files: PackageFiles;
  selected: string | undefined;
  onSelect: (path: string) => void;
  onChange: (files: PackageFiles) => void;
}) {
  const [naming, setNaming] = useState<'add' | 'rename'>();
  const take = (path: string) => {
    onChange(
      naming === 'rename' && selected !== undefined ? renameFile(files, selected, path) : { ...files, [path]: '' },
    );
    onSelect(path);
    setNaming(undefined);
  };
  return (
    <div className="border-b border-line bg-bg">
      <div className="flex items-center">
        <FileRow paths={Object.keys(files)} selected={selected} onSelect={onSelect} />
        <div className="flex shrink-0 items-center px-1">
          <IconButton label="Add a file" onClick={() => setNaming('add')}>
            <FilePlus aria-hidden size={14} />
          </IconButton>
          <IconButton
            label={`Rename ${selected ?? ''}`}
            disabled={selected === undefined}
            onClick={() => setNaming('rename')}
          >
            <Pencil aria-hidden size={13} />
          </IconButton>
          <IconButton
            label={`Delete ${selected ?? ''}`}
            disabled={selected === undefined || Object.keys(files).length < 2}
            onClick={() => selected !== undefined && onChange(deleteFile(files, selected))}
          >
            <Trash2 aria-hidden size={13} />
          </IconButton>
        </div>
      </div>
      {naming === undefined ? null : (
        <NameForm
          key={naming}
          from={naming === 'rename' ? selected : undefined}
          taken={files}
          onName={take}
          onCancel={() => setNaming(undefined)}
        />
      )}
    </div>
  );
}

function FileRow({
  paths,
  selected,
  onSelect,
}: {
  paths: readonly string[];
  selected: string | undefined;
  onSelect: (path: string) => void;
}) {
  function move(event: KeyboardEvent<HTMLElement>) {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const index = paths.indexOf(selected ?? '');
    const next = by === 0 ? undefined : paths[(index + by + paths.length) % paths.length];
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next);
    const tabs = event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]');
    tabs[paths.indexOf(next)]?.focus();
  }
  return (
    <div role="tablist" aria-label="Files" onKeyDown={move} className="flex min-w-0 flex-1 overflow-x-auto">
      {paths.map((path) => (
        <button
          key={path}
          type="button"
          role="tab"
          aria-selected={path === selected}
          tabIndex={path === selected ? 0 : -1}
          onClick={() => onSelect(path)}
          className="border-r border-b-2 border-line border-b-transparent px-3 py-1.5 font-mono text-small whitespace-nowrap text-mute hover:text-text focus-visible:-outline-offset-3 aria-selected:border-b-accent aria-selected:bg-panel aria-selected:text-text max-lg:min-h-11"
        >
          {path}
        </button>
      ))}
    </div>
  );
}

function NameForm({
  from,
  taken,
  onName,
  onCancel,
}: {
  from: string | undefined;
  taken: PackageFiles;
  onName: (path: string) => void;
  onCancel: () => void;
}) {
  const [path, setPath] = useState(from ?? '');
  const problem = path === '' ? undefined : nameProblem(path, from, taken);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (path !== '' && problem === undefined) onName(path);
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-center gap-2 border-t border-line p-2">
      <input
        aria-label={from === undefined ? 'Name of the new file' : `New name of ${from}`}
        placeholder="lib/helper.mjs"
        value={path}
        onChange={(event) => setPath(event.target.value)}
        spellCheck={false}
        autoCapitalize="off"
        className="min-w-0 flex-1 rounded-md border border-line bg-panel px-2 py-1 font-mono text-small hover:border-edge max-lg:min-h-11 max-lg:text-[16px]"
      />
      <Button type="submit" disabled={path === '' || problem !== undefined}>
        {from === undefined ? 'Add' : 'Rename'}
      </Button>
      <Button variant="quiet" onClick={onCancel}>
        Cancel
      </Button>
      <p aria-live="polite" className="basis-full text-small text-err empty:hidden">
        {problem ?? ''}
      </p>
    </form>
  );
}

function nameProblem(path: string, from: string | undefined, taken: PackageFiles): string | undefined {
  if (path !== from && taken[path] !== undefined) return `There is a ${path} already`;
  return pathProblem(path);
}
