import { spawnSync } from 'node:child_process';

/** True where the AWS CLI is installed; the tests that need it are left out elsewhere. */
export const hasAwsCli = spawnSync('aws', ['--version']).status === 0;

/** Runs the AWS CLI as a user would, pointed at a lab; answers what it printed. */
export function aws(endpoint: string, labId: string, args: readonly string[], cwd: string): string {
  const result = spawnSync('aws', ['--endpoint-url', endpoint, ...args], {
    cwd,
    encoding: 'utf8',
    env: {
      ...process.env,
      AWS_ACCESS_KEY_ID: labId,
      AWS_SECRET_ACCESS_KEY: 'any',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_MAX_ATTEMPTS: '1',
      AWS_PAGER: '',
    },
  });
  if (result.status !== 0) throw new Error(`aws ${args.join(' ')}: ${result.stderr}`);
  return result.stdout;
}
