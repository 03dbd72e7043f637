import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  type InvokeRequest,
  invokeCliCommand,
  invokeCurlCommand,
  invokePath,
  invokeSdkSnippet,
  receiveMessageCliCommand,
  shellQuote,
} from './invoke-commands';

const REQUEST: InvokeRequest = {
  endpoint: 'http://127.0.0.1:3000',
  labId: '000000000000',
  region: 'us-east-1',
  functionName: 'always-fails',
  qualifier: undefined,
  invocationType: 'Event',
  payload: '{"name":"it\'s"}',
};

/** The words a real shell makes of a command. */
function shellWords(command: string): string[] {
  return execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
}

describe('shellQuote', () => {
  it.each(['plain', '', 'two words', "it's", '"$HOME" `id` \\ !', 'line\nbreak', '$LATEST', '*', "'''"])(
    'survives a real shell: %j',
    (text) => {
      expect(shellWords(shellQuote(text))).toEqual([text]);
    },
  );
});

describe('invokeCliCommand', () => {
  it('gives the payload to the CLI byte for byte', () => {
    const words = shellWords(invokeCliCommand(REQUEST, 'v1'));
    expect(words[words.indexOf('--payload') + 1]).toBe(REQUEST.payload);
    expect(words.slice(-1)).toEqual(['out.json']);
  });

  it('tells version 2 that the payload is not base64, and version 1 nothing', () => {
    expect(invokeCliCommand(REQUEST, 'v2')).toContain('--cli-binary-format raw-in-base64-out');
    expect(invokeCliCommand(REQUEST, 'v1')).not.toContain('--cli-binary-format');
  });

  it('leaves out the invocation type that is the default', () => {
    expect(invokeCliCommand({ ...REQUEST, invocationType: 'RequestResponse' }, 'v1')).not.toContain(
      '--invocation-type',
    );
    expect(invokeCliCommand({ ...REQUEST, invocationType: 'DryRun' }, 'v1')).toContain('--invocation-type DryRun');
  });

  it('takes a payload too long for an argument from a file', () => {
    const command = invokeCliCommand({ ...REQUEST, payload: `"${'x'.repeat(200_000)}"` }, 'v1');
    expect(command).toContain('--payload file://payload.json');
    expect(command.length).toBeLessThan(400);
  });

  it('names a qualifier without letting the shell expand it', () => {
    const words = shellWords(invokeCliCommand({ ...REQUEST, qualifier: '$LATEST' }, 'v1'));
    expect(words[words.indexOf('--qualifier') + 1]).toBe('$LATEST');
  });
});

describe('the other forms', () => {
  it('curl sends the payload, the type and the lab', () => {
    const words = shellWords(invokeCurlCommand(REQUEST));
    expect(words).toContain(REQUEST.payload);
    expect(words).toContain('X-Amz-Invocation-Type: Event');
    expect(words.at(-1)).toBe('http://127.0.0.1:3000/2015-03-31/functions/always-fails/invocations');
    expect(words.some((word) => word.includes('Credential=000000000000/'))).toBe(true);
  });

  it('the SDK snippet holds the payload as a string literal', () => {
    expect(invokeSdkSnippet(REQUEST)).toContain(`Payload: ${JSON.stringify(REQUEST.payload)}`);
  });

  it('receive-message names the queue by its URL', () => {
    expect(shellWords(receiveMessageCliCommand('http://127.0.0.1:3000', '000000000000', 'orders-dlq'))).toContain(
      'http://127.0.0.1:3000/000000000000/orders-dlq',
    );
  });

  it('encodes an ARN in the path', () => {
    expect(invokePath('arn:aws:lambda:us-east-1:000000000000:function:f', '$LATEST')).toBe(
      '/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Af/invocations?Qualifier=%24LATEST',
    );
  });
});
