import { expect, it } from 'vitest';
import { errorPlace } from './error-place';

function bodyOf(trace: readonly string[], errorMessage = 'x is not defined'): string {
  return JSON.stringify({ errorType: 'ReferenceError', errorMessage, trace });
}

it('FUN-04: is the first line of the trace that is in the package', () => {
  const trace = [
    'ReferenceError: x is not defined',
    '    at Runtime.handler (/var/task/index.js:2:3)',
    '    at more (/var/task/lib/a.js:9:1)',
  ];
  expect(errorPlace(bodyOf(trace))).toEqual({
    path: 'index.js',
    line: 2,
    column: 3,
    message: 'ReferenceError: x is not defined',
  });
});

it('is the same for ES modules', () => {
  expect(errorPlace(bodyOf(['    at handler (file:///var/task/src/index.mjs:12:9)']))).toMatchObject({
    path: 'src/index.mjs',
    line: 12,
  });
});

it('FUN-12: has a line without a column for a syntax error', () => {
  expect(errorPlace(bodyOf(['/var/task/index.js:4', 'SyntaxError: oops']))).toMatchObject({
    line: 4,
    column: undefined,
  });
});

it('is in the own files, not in those of others', () => {
  const trace = ['    at f (/var/task/node_modules/left-pad/index.js:1:1)', '    at g (/var/task/index.js:7:1)'];
  expect(errorPlace(bodyOf(trace))).toMatchObject({ path: 'index.js', line: 7 });
});

it('is nowhere for a timeout, another answer, or none', () => {
  expect(errorPlace(bodyOf(['    at /var/runtime/Runtime.js:63:25']))).toBeUndefined();
  expect(errorPlace('{"ok":true}')).toBeUndefined();
  expect(errorPlace('')).toBeUndefined();
});
