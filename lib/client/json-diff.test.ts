import { describe, expect, it } from 'vitest';
import { jsonChanges } from './json-diff';

describe('the differences of two JSON texts', () => {
  it('are none for another order of members and other white space', () => {
    expect(jsonChanges('{"a":1,"b":[2]}', '{ "b": [ 2 ], "a": 1 }')).toEqual([]);
  });

  it('name what changed, what is gone and what is new by path', () => {
    expect(jsonChanges('{"a":1,"b":{"c":"x"},"d":[1,2]}', '{"a":2,"b":{"c":"x","e":null},"d":[1]}')).toEqual([
      { path: '$.a', left: '1', right: '2' },
      { path: '$.b.e', left: undefined, right: 'null' },
      { path: '$.d[1]', left: '2', right: undefined },
    ]);
  });

  it('are one where the kinds differ, however much is below', () => {
    expect(jsonChanges('{"a":[1,2,3]}', '{"a":{"b":1}}')).toEqual([{ path: '$.a', left: '[1,2,3]', right: '{"b":1}' }]);
  });

  it('tell apart numbers that JavaScript takes for equal', () => {
    expect(jsonChanges('12345678901234567890', '12345678901234567891')).toHaveLength(1);
  });

  it('are not asked of what is not JSON', () => {
    expect(jsonChanges('{', '{}')).toBeUndefined();
  });

  it('are found at a depth that recursion would not reach', () => {
    const nested = (value: string) => `${'['.repeat(3_000)}${value}${']'.repeat(3_000)}`;
    expect(jsonChanges(nested('1'), nested('2'))).toMatchObject([{ left: '1', right: '2' }]);
  });
});
