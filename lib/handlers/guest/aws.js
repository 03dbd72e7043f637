// @aws-sdk/client-lambda and @aws-sdk/client-sqs, talking to this lab. A call leaves with the slice and is answered by the lab.
(lab) => {
  const waiting = new Map();
  let calls = [];
  let nextId = 1;

  /** Numbers go on from one process of an environment to the next: an answer that comes late finds nobody. */
  lab.numberCallsFrom = (first) => {
    nextId = first;
  };
  lab.takeCalls = () => {
    const taken = calls;
    calls = [];
    return taken;
  };
  lab.callsWaiting = () => waiting.size;
  lab.answerCall = ({ callId, output, error }) => {
    const { resolve, reject, read } = waiting.get(callId) ?? {};
    if (resolve === undefined) return;
    waiting.delete(callId);
    if (error) reject(serviceError(error));
    else resolve(read(output));
  };
  const serviceError = ({ name, message, statusCode, requestId }) => {
    const error = new Error(message);
    error.name = name;
    error.$fault = statusCode >= 500 ? 'server' : 'client';
    error.$metadata = { httpStatusCode: statusCode, requestId, attempts: 1, totalRetryDelay: 0 };
    return error;
  };

  const textOf = (payload) => {
    if (payload === undefined) return '';
    if (typeof payload === 'string') return payload;
    if (ArrayBuffer.isView(payload)) return lab.toText(payload, 'utf8');
    throw new TypeError('Payload must be a string or a Uint8Array');
  };
  const blob = (text) => {
    const bytes = lab.host('toBytes', text, 'utf8');
    bytes.transformToString = (encoding = 'utf-8') => lab.toText(bytes, encoding === 'utf-8' ? 'utf8' : encoding);
    return bytes;
  };
  const metadata = (output) => ({
    httpStatusCode: output.statusCode,
    requestId: output.requestId,
    attempts: 1,
    totalRetryDelay: 0,
  });
  const required = (input, name) => {
    if (input?.[name] === undefined) throw new Error(`No value provided for input ${name}.`);
    return input[name];
  };

  class Command {
    constructor(input) {
      this.input = input ?? {};
    }
  }
  class Client {
    constructor(config = {}) {
      this.config = { region: async () => config.region ?? lab.process.env.AWS_REGION, ...config };
    }
    async send(command, options, callback) {
      if (typeof command?.toCall !== 'function') {
        throw new TypeError(
          `This command is not available in Invocation Lab: ${command?.constructor?.name ?? lab.inspect(command)}`,
        );
      }
      if (options?.abortSignal?.aborted) throw new DOMException('Request aborted', 'AbortError');
      const answered = outcome(command);
      if (typeof callback === 'function') {
        answered.then(
          (output) => callback(null, output),
          (error) => callback(error),
        );
      }
      return answered;
    }
    destroy() {}
  }
  const POLL_MS = 1_000;
  const ask = (command) => {
    const call = lab.intrinsics.stringify({ callId: nextId, ...command.toCall(command.input) });
    const answered = new lab.intrinsics.Promise((resolve, reject) => {
      waiting.set(nextId++, { resolve, reject, read: (output) => output });
    });
    calls.push(lab.intrinsics.parse(call));
    return answered;
  };
  /** Asks again, on the lab's clock, while the service says how long the caller would wait. */
  const outcome = async (command) => {
    let output = await ask(command);
    for (let leftMs = output.waitMs ?? 0; leftMs > 0 && command.isEmpty(output); ) {
      const pauseMs = leftMs < POLL_MS ? leftMs : POLL_MS;
      await lab.sleep(pauseMs);
      leftMs -= pauseMs;
      output = await ask(command);
    }
    return command.read(output);
  };

  class InvokeCommand extends Command {
    toCall(input) {
      return {
        operation: 'invoke',
        functionName: String(required(input, 'FunctionName')),
        qualifier: input.Qualifier === undefined ? undefined : String(input.Qualifier),
        invocationType: String(input.InvocationType ?? 'RequestResponse'),
        payload: textOf(input.Payload),
        clientContext: input.ClientContext === undefined ? undefined : String(input.ClientContext),
        tail: input.LogType === 'Tail',
      };
    }
    read(output) {
      const { statusCode, payload, functionError, executedVersion, logResult } = output;
      return {
        $metadata: metadata(output),
        StatusCode: statusCode,
        ...(functionError && { FunctionError: functionError }),
        ...(executedVersion && { ExecutedVersion: executedVersion }),
        ...(logResult && { LogResult: logResult }),
        Payload: blob(payload ?? ''),
      };
    }
  }

  const attributesOf = (attributes = {}) =>
    Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [
        name,
        {
          dataType: String(value.DataType),
          stringValue: value.StringValue === undefined ? undefined : String(value.StringValue),
          binaryValue: value.BinaryValue === undefined ? undefined : lab.toText(value.BinaryValue, 'base64'),
        },
      ]),
    );
  class SendMessageCommand extends Command {
    toCall(input) {
      return {
        operation: 'send-message',
        queueUrl: String(required(input, 'QueueUrl')),
        body: String(required(input, 'MessageBody')),
        delaySeconds: input.DelaySeconds === undefined ? undefined : Number(input.DelaySeconds),
        messageAttributes: attributesOf(input.MessageAttributes),
      };
    }
    read(output) {
      return { $metadata: metadata(output), MessageId: output.messageId, MD5OfMessageBody: output.bodyMd5 };
    }
  }
  /** Only those asked for: by name, by the beginning of a name, or all. */
  const attributesFor = (attributes, names = []) => {
    const isWanted = (name) =>
      names.some(
        (asked) => asked === 'All' || (asked.endsWith('.*') ? name.startsWith(asked.slice(0, -2)) : asked === name),
      );
    const wanted = Object.entries(attributes).filter(([name]) => isWanted(name));
    if (wanted.length === 0) return {};
    const shown = ({ dataType, stringValue, binaryValue }) => ({
      DataType: dataType,
      ...(stringValue !== undefined && { StringValue: stringValue }),
      ...(binaryValue !== undefined && { BinaryValue: lab.host('toBytes', binaryValue, 'base64') }),
    });
    return { MessageAttributes: Object.fromEntries(wanted.map(([name, value]) => [name, shown(value)])) };
  };
  class ReceiveMessageCommand extends Command {
    isEmpty(output) {
      return output.messages.length === 0;
    }
    toCall(input) {
      return {
        operation: 'receive-message',
        queueUrl: String(required(input, 'QueueUrl')),
        maxMessages: Number(input.MaxNumberOfMessages ?? 1),
        visibilityTimeoutSeconds: input.VisibilityTimeout === undefined ? undefined : Number(input.VisibilityTimeout),
        waitSeconds: input.WaitTimeSeconds === undefined ? undefined : Number(input.WaitTimeSeconds),
      };
    }
    read(output) {
      const messages = output.messages.map((message) => ({
        MessageId: message.messageId,
        ReceiptHandle: message.receiptHandle,
        MD5OfBody: message.bodyMd5,
        Body: message.body,
        Attributes: message.attributes,
        ...attributesFor(message.messageAttributes, this.input.MessageAttributeNames),
      }));
      return { $metadata: metadata(output), ...(messages.length > 0 && { Messages: messages }) };
    }
  }
  class DeleteMessageCommand extends Command {
    toCall(input) {
      return {
        operation: 'delete-message',
        queueUrl: String(required(input, 'QueueUrl')),
        receiptHandle: String(required(input, 'ReceiptHandle')),
      };
    }
    read(output) {
      return { $metadata: metadata(output) };
    }
  }
  class GetQueueUrlCommand extends Command {
    toCall(input) {
      return { operation: 'get-queue-url', queueName: String(required(input, 'QueueName')) };
    }
    read(output) {
      return { $metadata: metadata(output), QueueUrl: output.queueUrl };
    }
  }

  class LambdaClient extends Client {}
  class Lambda extends LambdaClient {
    invoke(input, ...rest) {
      return this.send(new InvokeCommand(input), ...rest);
    }
  }
  class SQSClient extends Client {}
  class SQS extends SQSClient {
    sendMessage(input, ...rest) {
      return this.send(new SendMessageCommand(input), ...rest);
    }
    receiveMessage(input, ...rest) {
      return this.send(new ReceiveMessageCommand(input), ...rest);
    }
    deleteMessage(input, ...rest) {
      return this.send(new DeleteMessageCommand(input), ...rest);
    }
    getQueueUrl(input, ...rest) {
      return this.send(new GetQueueUrlCommand(input), ...rest);
    }
  }
  const InvocationType = { Event: 'Event', RequestResponse: 'RequestResponse', DryRun: 'DryRun' };
  lab.builtin('@aws-sdk/client-lambda', () => ({
    LambdaClient,
    Lambda,
    InvokeCommand,
    InvocationType,
    LogType: { None: 'None', Tail: 'Tail' },
  }));
  lab.builtin('@aws-sdk/client-sqs', () => ({
    SQSClient,
    SQS,
    SendMessageCommand,
    ReceiveMessageCommand,
    DeleteMessageCommand,
    GetQueueUrlCommand,
  }));
};
