import { describe, expect, it } from 'vitest';
import { NO_FAULTS } from './function-configuration';
import { configurationOf, configureEvents, createFunction, TestLab } from './test-lab';

const FN = 'arn:aws:lambda:us-east-1:000000000000:function:f';

describe('functions', () => {
  it('MGT-07: a name can be created once', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    const again = lab.submit({ type: 'create-function', configuration: configurationOf('f'), faultPlan: NO_FAULTS });
    expect(again.refusal).toMatchObject({ statusCode: 409, message: 'Function already exist: f' });
  });

  it('MGT-09: a stale revision is refused, the present one is taken and replaced', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    const revisionId = lab.state.functions.get('f')?.revisionId;
    const stale = lab.submit({ type: 'configure-function', functionName: 'f', changes: {}, revisionId: 'other' });
    expect(stale.refusal).toMatchObject({ statusCode: 412, code: 'PreconditionFailedException' });
    expect(
      lab.submit({ type: 'configure-function', functionName: 'f', changes: {}, revisionId }).refusal,
    ).toBeUndefined();
    expect(lab.state.functions.get('f')?.revisionId).not.toBe(revisionId);
  });

  it('DLQ-17: an empty target clears the dead-letter queue, no target keeps it', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', [], { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:q' });
    lab.submit({
      type: 'configure-function',
      functionName: 'f',
      changes: { memorySizeMb: 256 },
      revisionId: undefined,
    });
    expect(lab.state.functions.get('f')?.configuration.deadLetterTargetArn).toContain(':q');
    lab.submit({
      type: 'configure-function',
      functionName: 'f',
      changes: { deadLetterTargetArn: '' },
      revisionId: undefined,
    });
    expect(lab.state.functions.get('f')?.configuration.deadLetterTargetArn).toBeUndefined();
  });

  it('MGT-08, CON-32: what is not there is not found, in the words of each operation', () => {
    const lab = new TestLab();
    expect(lab.submit({ type: 'delete-function', functionName: 'f' }).refusal?.message).toBe(
      `Function not found: ${FN}`,
    );
    const put = lab.submit({ type: 'configure-concurrency', functionName: 'f', reservedConcurrency: 1 });
    expect(put.refusal?.message).toBe(`Function not found: ${FN}:$LATEST`);
  });
});

describe('event invoke configuration', () => {
  const nothing = {
    maximumRetryAttempts: undefined,
    maximumEventAgeSeconds: undefined,
    onSuccessArn: undefined,
    onFailureArn: undefined,
  };
  const asked = { type: 'configure-event-invoke', functionName: 'f', qualifier: '$LATEST' } as const;

  it('ASY-40, ASY-41: put replaces the record, update keeps what is not given', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    configureEvents(lab, 'f', { maximumRetryAttempts: 1, maximumEventAgeSeconds: 90 });
    lab.submit({ ...asked, mode: 'update', config: { ...nothing, maximumRetryAttempts: 0 } });
    const stored = () => lab.state.functions.get('f')?.eventInvokeConfigs.get('$LATEST')?.config;
    expect(stored()).toEqual({ ...nothing, maximumRetryAttempts: 0, maximumEventAgeSeconds: 90 });
    lab.submit({ ...asked, mode: 'put', config: { ...nothing, maximumRetryAttempts: 2 } });
    expect(stored()).toEqual({ ...nothing, maximumRetryAttempts: 2 });
  });

  it('ASY-41: an empty destination clears its route', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    configureEvents(lab, 'f', { onFailureArn: 'arn:aws:sqs:us-east-1:000000000000:q' });
    const result = lab.submit({ ...asked, mode: 'update', config: { ...nothing, onFailureArn: '' } });
    expect(result).toMatchObject({ answer: { config: { onFailureArn: undefined } } });
  });

  it('ASY-47, ASY-48: knows nothing of functions and records that are not there', () => {
    const lab = new TestLab();
    expect(lab.submit({ ...asked, mode: 'put', config: nothing }).refusal?.message).toBe("The function doesn't exist.");
    createFunction(lab, 'f');
    const gone = `The function ${FN}:$LATEST doesn't have an EventInvokeConfig`;
    expect(lab.submit({ ...asked, mode: 'update', config: nothing }).refusal?.message).toBe(gone);
    const removal = lab.submit({ type: 'delete-event-invoke-config', functionName: 'f', qualifier: '$LATEST' });
    expect(removal.refusal?.message).toBe(gone);
  });

  it('ASY-50, ASY-51: refuses itself and functions that do not exist as destinations', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    const put = (onSuccessArn: string) => lab.submit({ ...asked, mode: 'put', config: { ...nothing, onSuccessArn } });
    expect(put(FN).refusal?.message).toBe("You can't specify the function as a destination for itself.");
    const missing = 'arn:aws:lambda:us-east-1:000000000000:function:missing';
    expect(put(missing).refusal?.message).toBe(`The destination ARN ${missing} is invalid.`);
  });
});
