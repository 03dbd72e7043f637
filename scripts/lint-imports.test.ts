import { describe, expect, test } from 'vitest';
import { checkFile } from './import-rules.mjs';
import { FOLDERS } from './lint-imports.mjs';

/** The problems of a file with this text, as sentences. */
function problems(path: string, text: string): string[] {
  return checkFile(path, text, FOLDERS).map((problem) => problem.text);
}

describe('arrows between folders', () => {
  test('an arrow in the table is allowed', () => {
    expect(problems('lib/aws/errors.ts', "import { Lab } from '@/lib/labs/lab';")).toEqual([]);
  });

  test('an arrow that is not in the table fails', () => {
    expect(problems('lib/labs/lab.ts', "import { handleAws } from '@/lib/aws/operations';")).toEqual([
      "lib/labs may not import lib/aws ('@/lib/aws/operations')",
    ]);
  });

  test('a type import is an arrow too', () => {
    expect(problems('lib/timeline/spans.ts', "import type { Lab } from '@/lib/labs/lab';")).toHaveLength(1);
  });

  test('a dynamic import is an arrow too', () => {
    expect(problems('components/a.tsx', "const lab = await import('@/lib/labs/lab');")).toHaveLength(1);
  });

  test('an import inside a type is an arrow too', () => {
    expect(problems('components/a.tsx', "type L = import('@/lib/labs/lab').Lab;")).toHaveLength(1);
  });

  test('a re-export is an arrow too', () => {
    expect(problems('lib/client/a.ts', "export const b = 1;\nexport { Lab } from '@/lib/labs/lab';")).toHaveLength(1);
  });

  test('an import in a comment or a string is not an arrow', () => {
    const text = "// import '@/lib/labs/lab'\nexport const text = `import x from '@/lib/labs/lab'`;";
    expect(problems('lib/client/a.ts', text)).toEqual([]);
  });

  test('a folder with an arrow for types may import types only', () => {
    const types = "import { type LabState } from '@/lib/engine/state';";
    const values = "import { type LabState, createLabState } from '@/lib/engine/lab-state';";
    expect(problems('lib/walkthroughs/first.ts', types)).toEqual([]);
    expect(problems('lib/walkthroughs/first.ts', values)).toEqual([
      "lib/walkthroughs may only import types from lib/engine ('@/lib/engine/lab-state')",
    ]);
  });

  test('nothing imports app', () => {
    expect(problems('components/a.tsx', "import Page from '@/app/page';")).toEqual([
      "'@/app/page': nothing imports app",
    ]);
  });

  test('a lib folder without a line in the table fails', () => {
    expect(problems('lib/brand-new/a.ts', 'export const a = 1;')).toHaveLength(1);
  });
});

describe('how an import is written', () => {
  test('never with ../', () => {
    expect(problems('lib/aws/lambda/invoke.ts', "import { a } from '../errors';")).toEqual([
      "'../errors': write it as '@/...'",
    ]);
  });

  test('with ./ inside a folder', () => {
    expect(problems('lib/aws/errors.ts', "import { a } from '@/lib/aws/arn';")).toHaveLength(1);
    expect(problems('lib/aws/errors.ts', "import { a } from './arn';")).toEqual([]);
  });

  test('a subfolder reaches its own area with @/', () => {
    expect(problems('lib/aws/lambda/invoke.ts', "import { a } from '@/lib/aws/errors';")).toEqual([]);
  });
});

describe('packages', () => {
  test('the engine imports no package at all', () => {
    for (const source of ['node:crypto', 'zod', 'react', 'next/server']) {
      expect(problems('lib/engine/a.ts', `import '${source}';`)).toHaveLength(1);
    }
  });

  test('components stay off Node', () => {
    expect(problems('components/a.tsx', "import { readFileSync } from 'node:fs';")).toHaveLength(1);
  });

  test('server folders stay off React and Next', () => {
    for (const folder of ['lib/labs', 'lib/aws', 'lib/control', 'lib/front-door']) {
      expect(problems(`${folder}/a.ts`, "import { NextRequest } from 'next/server';")).toHaveLength(1);
      expect(problems(`${folder}/a.ts`, "import React from 'react';")).toHaveLength(1);
    }
  });

  test('a package whose name only begins like an allowed one is not allowed', () => {
    expect(problems('components/a.tsx', "import 'reactive-things';")).toHaveLength(1);
  });

  test('a test may import what it needs to test with', () => {
    expect(problems('lib/engine/a.test.ts', "import { test } from 'vitest';")).toEqual([]);
  });
});

describe('barrels', () => {
  test('an index file fails', () => {
    expect(problems('lib/engine/index.ts', 'export const a = 1;')).toHaveLength(1);
  });

  test('export * fails', () => {
    expect(problems('lib/engine/a.ts', "export const b = 1;\nexport * from './c';")).toEqual([
      "'export *' makes a barrel",
    ]);
  });

  test('a file of nothing but re-exports fails', () => {
    expect(problems('lib/engine/a.ts', "export { b } from './b';\nexport { c } from './c';")).toHaveLength(1);
  });
});

describe('pure folders', () => {
  test.each([
    'Date.now()',
    'new Date(0)',
    'Math.random()',
    'setTimeout(f, 1)',
    'performance.now()',
    'crypto.randomUUID()',
  ])('%s fails', (expression) => {
    expect(problems('lib/engine/a.ts', `export const a = () => ${expression};`)).toHaveLength(1);
    expect(problems('lib/timeline/a.ts', `export const a = () => ${expression};`)).toHaveLength(1);
  });

  test('the same word as a property is not the global', () => {
    expect(problems('lib/engine/a.ts', 'export const a = (b: { crypto: number }) => ({ Date: b.crypto });')).toEqual(
      [],
    );
  });

  test('the same word in a test or in a folder with real time is allowed', () => {
    expect(problems('lib/engine/a.test.ts', 'Date.now();')).toEqual([]);
    expect(problems('lib/labs/a.ts', 'Date.now();')).toEqual([]);
  });

  test('a problem names its line', () => {
    expect(checkFile('lib/engine/a.ts', '\n\nDate.now();', FOLDERS)[0]?.line).toBe(3);
  });
});
