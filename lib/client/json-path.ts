import { type JsonTree, keyText } from './json-tree';
import { placeOf } from './json-tree-rows';

const PLAIN_NAME = /^[A-Za-z_$][\w$]*$/;

/** The JSON path of a node: `$.Records[0].s3`, `$["detail-type"]`. */
export function jsonPath(tree: JsonTree, node: number): string {
  const steps: string[] = [];
  for (let at = node; at > 0; at = tree.parents[at] ?? 0) steps.push(step(tree, at));
  return `$${steps.reverse().join('')}`;
}

function step(tree: JsonTree, node: number): string {
  const key = keyText(tree, node);
  return key === undefined ? `[${placeOf(tree, node)}]` : memberStep(JSON.parse(key));
}

/** One step of a path to a member of that name. */
export function memberStep(name: string): string {
  return PLAIN_NAME.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
