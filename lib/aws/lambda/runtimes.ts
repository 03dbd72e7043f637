import { invalidParameter } from '@/lib/aws/errors';

/** Runtimes that a function can be created with. https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html */
const SUPPORTED = [
  'nodejs20.x',
  'python3.14',
  'provided.al2023',
  'python3.12',
  'python3.13',
  'nodejs24.x',
  'java17',
  'nodejs22.x',
  'java25',
  'java21',
  'dotnet8',
  'dotnet10',
  'python3.10',
  'python3.11',
  'java11',
  'java8.al2',
  'provided.al2',
  'ruby3.2',
  'ruby3.3',
  'ruby3.4',
  'nodejs18.x',
  'python3.9',
];

const DEPRECATED = new Set([
  ...['nodejs', 'nodejs4.3', 'nodejs4.3-edge', 'nodejs6.10', 'nodejs8.10', 'nodejs10.x', 'nodejs12.x', 'nodejs14.x'],
  ...['nodejs16.x', 'python2.7', 'python3.6', 'python3.7', 'python3.8', 'java8', 'go1.x', 'provided', 'dotnet6'],
  ...['dotnetcore1.0', 'dotnetcore2.0', 'dotnetcore2.1', 'dotnetcore3.1', 'ruby2.5', 'ruby2.7'],
]);

/** MGT-12 */
export function requireRuntime(runtime: string): void {
  if (SUPPORTED.includes(runtime)) return;
  if (DEPRECATED.has(runtime)) {
    throw invalidParameter(
      `The runtime parameter of ${runtime} is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.`,
    );
  }
  throw invalidParameter(
    `Value ${runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [${SUPPORTED.join(', ')}] or be a valid ARN`,
  );
}
