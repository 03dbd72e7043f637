import { accessDenied, invalidParameter, lambdaError, validationError } from './errors';

/** Which function a call is about. */
export interface FunctionTarget {
  readonly functionName: string;
  /** From the name or the query; undefined: none was given, which means `$LATEST`. */
  readonly qualifier: string | undefined;
}

/** The account and region a name is looked up in. */
export interface HomeOfFunctions {
  readonly accountId: string;
  readonly region: string;
}

/** INV-11: the pattern as the live service prints it; also with dots in names, which only the "namespaced" operations allow. */
const NAMESPACED =
  '(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?';
const PLAIN =
  '(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?';
const QUALIFIER = '\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+';
const QUALIFIER_MAX_LENGTH = 128;

/** The two sorts of name in Lambda's model (INV-10, INV-12). */
export type NameForm = 'namespaced' | 'plain';

const FORMS: Readonly<Record<NameForm, { pattern: string; test: RegExp; maxLength: number }>> = {
  namespaced: { pattern: NAMESPACED, test: partsOf('[a-zA-Z0-9\\-_.]+', '\\$LATEST(?:\\.PUBLISHED)?'), maxLength: 256 },
  plain: { pattern: PLAIN, test: partsOf('[a-zA-Z0-9\\-_]+', '\\$LATEST'), maxLength: 140 },
};
const QUALIFIER_TEST = /^(?:\$(?:LATEST(?:\.PUBLISHED)?)|[a-zA-Z0-9\-_$]+)$/;
const SIMPLE_NAME = /^[a-zA-Z0-9\-_]{1,64}$/;

/**
 * Reads a function's name from a path segment and the `Qualifier` of the query (INV-09, INV-12 to INV-16, ERR-12, ERR-13,
 * ERR-27, ERR-28). Whether the function exists is for the engine to say.
 */
export function functionTarget(
  segment: string,
  queryQualifier: string | null,
  home: HomeOfFunctions,
  form: NameForm = 'namespaced',
): FunctionTarget {
  // Nearly every call: a bare name and no qualifier.
  if (queryQualifier === null && SIMPLE_NAME.test(segment)) return { functionName: segment, qualifier: undefined };
  const name = decodeSegment(segment);
  const { test, pattern, maxLength } = FORMS[form];
  const parts = test.exec(name)?.groups;
  const problems = [
    ...(name.length > maxLength ? [tooLong(name, 'functionName', maxLength)] : []),
    ...(parts === undefined ? [patternProblem(name, 'functionName', pattern)] : []),
    ...(queryQualifier === null ? [] : qualifierProblems(queryQualifier)),
  ];
  if (problems.length > 0 || parts === undefined) throw validationError(problems);
  requireHome(parts.region, parts.account, home);
  return { functionName: parts.name ?? name, qualifier: agreedQualifier(parts.qualifier, queryQualifier) };
}

/** A path segment as text; what is not well-formed percent-encoding is taken literally and fails the pattern. */
export function decodeSegment(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The sentence AWS prints when a value does not fit a pattern. */
export function patternProblem(value: string, member: string, pattern: string): string {
  return `Value '${value}' at '${member}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern}`;
}

/** The sentence AWS prints when a text is too long. */
export function tooLong(value: string, member: string, maxLength: number): string {
  return `Value '${value}' at '${member}' failed to satisfy constraint: Member must have length less than or equal to ${maxLength}`;
}

function qualifierProblems(qualifier: string): string[] {
  return [
    ...(qualifier.length > QUALIFIER_MAX_LENGTH ? [tooLong(qualifier, 'qualifier', QUALIFIER_MAX_LENGTH)] : []),
    ...(QUALIFIER_TEST.test(qualifier) ? [] : [patternProblem(qualifier, 'qualifier', QUALIFIER)]),
    ...(qualifier === ''
      ? [`Value '' at 'qualifier' failed to satisfy constraint: Member must have length greater than or equal to 1`]
      : []),
  ];
}

/** ERR-12, ERR-13: an ARN can name another region or account. */
function requireHome(region: string | undefined, account: string | undefined, home: HomeOfFunctions): void {
  if (region !== undefined && region !== home.region) {
    throw lambdaError(
      404,
      'ResourceNotFoundException',
      `Functions from '${region}' are not reachable in this region ('${home.region}')`,
    );
  }
  if (account !== undefined && account !== home.accountId) {
    throw accessDenied(`The function is in account ${account}, and the caller is of account ${home.accountId}.`);
  }
}

/** INV-16 */
function agreedQualifier(inName: string | undefined, inQuery: string | null): string | undefined {
  if (inName === undefined) return inQuery ?? undefined;
  if (inQuery !== null && inQuery !== inName) {
    throw invalidParameter('The derived qualifier from the function name does not match the specified qualifier.');
  }
  return inName;
}

/** INV-10 with its groups named. */
function partsOf(name: string, latest: string): RegExp {
  return new RegExp(
    `^(?:arn:(?:aws[a-zA-Z-]*)?:lambda:)?(?:(?<region>(?:eusc-)?[a-z]{2}(?:-gov|-iso[a-z]?)?-[a-z]+-\\d):)?` +
      `(?:(?<account>\\d{12}):)?(?:function:)?(?<name>${name})(?::(?<qualifier>${latest}|[a-zA-Z0-9\\-_]+))?$`,
  );
}
