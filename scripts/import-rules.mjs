// The rules behind lint-imports.mjs, on text: they touch no file, so that tests can feed them a line.
import { posix } from 'node:path';
import { parseSync } from 'rolldown/utils';

/**
 * @typedef {string | { folder: string, valueModules: string[] }} Arrow
 * @typedef {{ folder: string, imports: Arrow[], packages: string[], pure?: boolean }} FolderRule
 * @typedef {{ path: string, line: number, text: string }} Problem
 * @typedef {{ source: string, typeOnly: boolean, start: number }} Import
 */

/** What ties a pure folder to the machine it runs on. */
const IMPURE_GLOBALS = new Set([
  'Date',
  'crypto',
  'fetch',
  'performance',
  'process',
  'queueMicrotask',
  'requestAnimationFrame',
  'setImmediate',
  'setInterval',
  'setTimeout',
]);

/**
 * Everything wrong with one file's imports.
 * @param {string} path from the repository's root, with slashes
 * @param {string} text
 * @param {readonly FolderRule[]} folders
 * @returns {Problem[]}
 */
export function checkFile(path, text, folders) {
  const { program, errors } = parseSync(path, text, { lang: path.endsWith('x') ? 'tsx' : 'ts' });
  const at = (start, message) => ({ path, line: text.slice(0, start).split('\n').length, text: message });
  if (errors.length > 0) return [at(0, `cannot be read: ${errors[0].message}`)];

  const rule = folderOf(path, folders);
  if (rule === undefined && /^(lib\/|app\/|components\/)/.test(path)) {
    return [at(0, 'lies in a folder without a line in the table of scripts/lint-imports.mjs')];
  }
  const nodes = [...walk(program)];
  const imports = nodes.flatMap(importsOf);
  return [
    ...barrelProblems(path, program, nodes).map(([start, message]) => at(start, message)),
    ...imports.flatMap((one) => importProblems(path, one, rule, folders).map((message) => at(one.start, message))),
    ...(rule?.pure === true && !isTest(path)
      ? impureUses(program).map(({ start, name }) => at(start, `${name} in ${rule.folder}, which is pure`))
      : []),
  ];
}

function importProblems(path, { source, typeOnly }, rule, folders) {
  if (source.startsWith('../') || source === '..') return [`'${source}': write it as '@/...'`];
  if (source.startsWith('.')) return [];
  if (!source.startsWith('@/')) return packageProblems(path, source, rule);

  const target = source.slice(2);
  if (posix.dirname(target) === posix.dirname(path)) {
    return [`'${source}' is in the same folder: write it as './${posix.basename(target)}'`];
  }
  const targetRule = folderOf(`${target}/`, folders);
  const targetFolder = targetRule?.folder ?? target.split('/')[0];
  if (targetFolder === rule?.folder) return [];
  if (targetFolder === 'app') return [`'${source}': nothing imports app`];
  if (rule === undefined || isAllowed(rule.imports, targetFolder, target, typeOnly)) return [];
  const arrowForTypes = rule.imports.some((arrow) => typeof arrow !== 'string' && arrow.folder === targetFolder);
  return [
    arrowForTypes
      ? `${rule.folder} may only import types from ${targetFolder} ('${source}')`
      : `${rule.folder} may not import ${targetFolder} ('${source}')`,
  ];
}

function isAllowed(arrows, targetFolder, target, typeOnly) {
  return arrows.some((arrow) => {
    if (typeof arrow === 'string') return arrow === '*' || arrow === targetFolder;
    if (arrow.folder !== targetFolder) return false;
    return typeOnly || arrow.valueModules.includes(target.slice(targetFolder.length + 1));
  });
}

function packageProblems(path, source, rule) {
  if (rule === undefined || isTest(path)) return [];
  const matches = (name) =>
    name === '*' || source === name || source.startsWith(/[:/]$/.test(name) ? name : `${name}/`);
  return rule.packages.some(matches) ? [] : [`${rule.folder} may not import the package '${source}'`];
}

/** A barrel hides where a thing comes from and ties together what has nothing to do with each other. */
function barrelProblems(path, program, nodes) {
  const problems = [];
  if (/(^|\/)index\.tsx?$/.test(path)) problems.push([0, 'index files are barrels: name the file for what is in it']);
  for (const node of nodes) {
    if (node.type === 'ExportAllDeclaration') problems.push([node.start, "'export *' makes a barrel"]);
  }
  const reExportsOnly =
    program.body.length > 0 &&
    program.body.every((node) => node.type === 'ExportNamedDeclaration' && node.source !== null);
  if (reExportsOnly) problems.push([0, 'this file only exports what others have: import from them']);
  return problems;
}

/** @returns {Import[]} */
function importsOf(node) {
  const { start } = node;
  switch (node.type) {
    case 'ImportDeclaration':
      return [{ source: node.source.value, typeOnly: isTypeOnly(node, node.importKind, 'importKind'), start }];
    case 'ExportAllDeclaration':
      return [{ source: node.source.value, typeOnly: node.exportKind === 'type', start }];
    case 'ExportNamedDeclaration':
      if (node.source === null) return [];
      return [{ source: node.source.value, typeOnly: isTypeOnly(node, node.exportKind, 'exportKind'), start }];
    case 'ImportExpression':
      return node.source.type === 'Literal' ? [{ source: node.source.value, typeOnly: false, start }] : [];
    case 'TSImportType':
      return [{ source: node.source?.value ?? node.argument?.literal?.value, typeOnly: true, start }];
    default:
      return [];
  }
}

function isTypeOnly(node, kind, kindOfSpecifier) {
  if (kind === 'type') return true;
  return node.specifiers.length > 0 && node.specifiers.every((one) => one[kindOfSpecifier] === 'type');
}

function impureUses(program) {
  const uses = [];
  const visit = (node) => {
    if (node.type === 'Identifier' && IMPURE_GLOBALS.has(node.name)) uses.push({ start: node.start, name: node.name });
    if (isMathRandom(node)) uses.push({ start: node.start, name: 'Math.random' });
    for (const [key, child] of childrenOf(node)) if (!isPlainName(node, key)) visit(child);
  };
  visit(program);
  return uses;
}

function isMathRandom(node) {
  return node.type === 'MemberExpression' && node.object.name === 'Math' && node.property.name === 'random';
}

/** The name after a dot or before a colon means a property, not a global. */
function isPlainName(node, key) {
  if (node.type === 'MemberExpression') return key === 'property' && !node.computed;
  return key === 'key' && node.computed !== true;
}

function* walk(node) {
  yield node;
  for (const [, child] of childrenOf(node)) yield* walk(child);
}

/** @returns {[string, any][]} */
function childrenOf(node) {
  return Object.entries(node).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((child) => typeof child === 'object' && child !== null && typeof child.type === 'string')
      .map((child) => [key, child]),
  );
}

function folderOf(path, folders) {
  return folders.find(({ folder }) => path.startsWith(`${folder}/`));
}

/** A conformance suite is a test that several test files run; a test server is what wire tests talk to. */
function isTest(path) {
  return /(\.test\.tsx?|-conformance\.ts|-test-server\.ts)$/.test(path);
}
