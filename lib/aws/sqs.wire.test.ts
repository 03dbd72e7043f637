import {
  CreateQueueCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { awsTestServer } from './aws-test-server';

const aws = awsTestServer();

async function createQueue(QueueName: string, Attributes?: Record<string, string>): Promise<string> {
  const { QueueUrl } = await aws.sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
  if (QueueUrl === undefined) throw new Error('no URL');
  return QueueUrl;
}

function call(operation: string, body: string) {
  return aws.send({
    method: 'POST',
    path: '/',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${operation}` },
    body,
  });
}

describe('queues', () => {
  it('are created once, under a URL of the host that was asked', async () => {
    const url = await createQueue('shipments');
    expect(url).toBe(`${aws.url}/${aws.lab.labId}/shipments`);
    expect(await createQueue('shipments')).toBe(url);
    expect((await aws.sqs.send(new GetQueueUrlCommand({ QueueName: 'shipments' }))).QueueUrl).toBe(url);
    expect((await aws.sqs.send(new ListQueuesCommand({ QueueNamePrefix: 'ship' }))).QueueUrls).toEqual([url]);
  });

  it('cannot be created again with other attributes', async () => {
    await expect(createQueue('shipments', { VisibilityTimeout: '31' })).rejects.toMatchObject({
      name: 'QueueNameExists',
      message: 'A queue already exists with the same name and a different value for attribute VisibilityTimeout',
    });
  });

  it('say what they are', async () => {
    const QueueUrl = await createQueue('attributed', {
      VisibilityTimeout: '45',
      RedrivePolicy: `{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:${aws.lab.labId}:shipments","maxReceiveCount":"3"}`,
    });
    const { Attributes } = await aws.sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    expect(Attributes).toMatchObject({
      QueueArn: `arn:aws:sqs:us-east-1:${aws.lab.labId}:attributed`,
      ApproximateNumberOfMessages: '0',
      VisibilityTimeout: '45',
      MaximumMessageSize: '1048576',
      MessageRetentionPeriod: '345600',
      DelaySeconds: '0',
      ReceiveMessageWaitTimeSeconds: '0',
    });
    expect(JSON.parse(Attributes?.RedrivePolicy ?? '')).toMatchObject({ maxReceiveCount: 3 });
    const some = await aws.sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['DelaySeconds'] }));
    expect(some.Attributes).toEqual({ DelaySeconds: '0' });
  });

  it('are gone once deleted', async () => {
    const QueueUrl = await createQueue('brief');
    await aws.sqs.send(new DeleteQueueCommand({ QueueUrl }));
    await expect(aws.sqs.send(new ReceiveMessageCommand({ QueueUrl }))).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
    });
  });

  it.each([
    ['with a space', {}, 'InvalidParameterValueException'],
    ['x'.repeat(81), {}, 'InvalidParameterValueException'],
    ['first.fifo', {}, 'UnsupportedOperation'],
    ['wrong', { VisibilityTimeout: '43201' }, 'InvalidAttributeValue'],
    ['wrong', { DelaySeconds: 'soon' }, 'InvalidAttributeValue'],
    ['wrong', { RedrivePolicy: '{' }, 'InvalidAttributeValue'],
    ['wrong', { Colour: 'red' }, 'InvalidAttributeName'],
  ])('%s with %j is refused', async (name, attributes, code) => {
    const answer = await call('CreateQueue', JSON.stringify({ QueueName: name, Attributes: attributes }));
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body).__type.split('#')[1]).toBe(code);
  });
});

describe('messages', () => {
  it('come back as sent, with digests the SDK checks, and hide until deleted', async () => {
    const QueueUrl = await createQueue('trip', { VisibilityTimeout: '43200' });
    const sent = await aws.sqs.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: '{"héllo":"€"}',
        MessageAttributes: {
          RequestID: { DataType: 'String', StringValue: 'é' },
          ErrorCode: { DataType: 'Number', StringValue: '200' },
          Raw: { DataType: 'Binary', BinaryValue: Uint8Array.of(0, 255) },
        },
      }),
    );
    expect(sent.MessageId).toMatch(/^[0-9a-f-]{36}$/);
    const { Messages = [] } = await aws.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['All'],
        MaxNumberOfMessages: 10,
      }),
    );
    const [message] = Messages;
    expect(Messages).toHaveLength(1);
    expect(message).toMatchObject({
      MessageId: sent.MessageId,
      Body: '{"héllo":"€"}',
      MD5OfBody: sent.MD5OfMessageBody,
      MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
      MessageAttributes: { ErrorCode: { DataType: 'Number', StringValue: '200' } },
      Attributes: { ApproximateReceiveCount: '1' },
    });
    expect(message?.MessageAttributes?.Raw?.BinaryValue).toEqual(Uint8Array.of(0, 255));
    expect((await aws.sqs.send(new ReceiveMessageCommand({ QueueUrl }))).Messages).toBeUndefined();
    await aws.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
    const { Attributes } = await aws.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessagesNotVisible'] }),
    );
    expect(Attributes).toEqual({ ApproximateNumberOfMessagesNotVisible: '0' });
  });

  it('show only the attributes that were asked for', async () => {
    const QueueUrl = await createQueue('picky');
    const MessageAttributes = {
      'a.one': { DataType: 'String', StringValue: '1' },
      'a.two': { DataType: 'String', StringValue: '2' },
      b: { DataType: 'String', StringValue: '3' },
    };
    await aws.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'm', MessageAttributes }));
    const receive = async (names: string[]) => {
      const command = new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: names, VisibilityTimeout: 0 });
      const { Messages } = await aws.sqs.send(command);
      return Object.keys(Messages?.[0]?.MessageAttributes ?? {});
    };
    expect(await receive(['a.*'])).toEqual(['a.one', 'a.two']);
    expect(await receive(['b'])).toEqual(['b']);
    expect(await receive([])).toEqual([]);
  });

  it('are all gone after a purge', async () => {
    const QueueUrl = await createQueue('purged');
    await aws.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'm' }));
    await aws.sqs.send(new PurgeQueueCommand({ QueueUrl }));
    expect((await aws.sqs.send(new ReceiveMessageCommand({ QueueUrl }))).Messages).toBeUndefined();
  });

  it('wake a long poll', async () => {
    const QueueUrl = await createQueue('polled');
    const polled = aws.sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
    await aws.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'there' }));
    expect((await polled).Messages?.[0]?.Body).toBe('there');
  });

  it.each([
    ['SendMessage', { MessageBody: '' }, 'MissingRequiredParameterException'],
    ['SendMessage', { MessageBody: '\u0001' }, 'InvalidMessageContents'],
    ['SendMessage', { MessageBody: 'm', DelaySeconds: 901 }, 'InvalidParameterValueException'],
    ['SendMessage', { MessageBody: 'x'.repeat(1_048_577) }, 'InvalidParameterValueException'],
    [
      'SendMessage',
      { MessageBody: 'm', MessageAttributes: { a: { DataType: 'Date', StringValue: 'x' } } },
      'InvalidParameterValueException',
    ],
    [
      'SendMessage',
      { MessageBody: 'm', MessageAttributes: { a: { DataType: 'Number', StringValue: 'x' } } },
      'InvalidParameterValueException',
    ],
    ['ReceiveMessage', { MaxNumberOfMessages: 11 }, 'InvalidParameterValueException'],
    ['ReceiveMessage', { WaitTimeSeconds: 21 }, 'InvalidParameterValueException'],
    ['ReceiveMessage', { VisibilityTimeout: 43_201 }, 'InvalidParameterValueException'],
    ['DeleteMessage', { ReceiptHandle: 'nonsense' }, 'ReceiptHandleIsInvalid'],
    ['GetQueueAttributes', { AttributeNames: ['Colour'] }, 'InvalidAttributeName'],
  ])('%s with a wrong value is refused as %3$s', async (operation, more, code) => {
    const QueueUrl = await createQueue('strict');
    const answer = await call(operation, JSON.stringify({ QueueUrl, ...more }));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(JSON.parse(answer.body).__type.split('#')[1]).toBe(code);
  });
});

describe('errors of the JSON protocol', () => {
  it('carry the type in the body and the old code in a header', async () => {
    expect(await call('ReceiveMessage', `{"QueueUrl":"${aws.url}/${aws.lab.labId}/nobody"}`)).toEqual({
      status: 400,
      headers: {
        'Content-Type': 'application/x-amz-json-1.0',
        'Content-Length': expect.any(String),
        'x-amzn-RequestId': expect.any(String),
        'x-amzn-query-error': 'AWS.SimpleQueueService.NonExistentQueue;Sender',
      },
      body: '{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"The specified queue does not exist."}',
    });
  });

  it('a queue of another account is none of ours', async () => {
    await createQueue('mine');
    const answer = await call('ReceiveMessage', `{"QueueUrl":"${aws.url}/999999999999/mine"}`);
    expect(answer.body).toContain('QueueDoesNotExist');
  });

  it.each([
    ['SendMessageBatch', '{}', 404, 'com.amazon.coral.service#UnknownOperationException'],
    ['ReceiveMessage', '{', 400, 'com.amazon.coral.service#SerializationException'],
    ['ReceiveMessage', '[]', 400, 'com.amazon.coral.service#SerializationException'],
    ['ReceiveMessage', '{}', 400, 'com.amazon.coral.service#MissingRequiredParameterException'],
  ])('%s %s', async (operation, body, status, type) => {
    const answer = await call(operation, body);
    expect([answer.status, JSON.parse(answer.body).__type]).toEqual([status, type]);
  });

  it('the query protocol of older SDKs is refused in its own XML', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    const body = 'Action=SendMessage&Version=2012-11-05';
    const answer = await aws.send({ method: 'POST', path: '/', headers, body });
    expect(answer.status).toBe(400);
    expect(answer.headers['Content-Type']).toBe('text/xml');
    expect(answer.body).toContain('<Code>InvalidAction</Code>');
  });
});
