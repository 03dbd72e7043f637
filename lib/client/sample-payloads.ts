import { prettyJson } from './json-layout';

/** Payloads to start from: what the sample functions are about, and what AWS services really send. */

export interface SamplePayload {
  readonly name: string;
  readonly payload: object;
}

/** What a caller of the sample functions sends. */
export const ORDER_SAMPLE: SamplePayload = {
  name: 'Order',
  payload: { orderId: 'A-17', items: [1, 2, 3], email: 'kim@example.com' },
};

/** Events of services, in the shape of their documentation. */
export const SERVICE_EVENTS: readonly SamplePayload[] = [
  {
    name: 'S3 put',
    payload: {
      Records: [
        {
          eventVersion: '2.1',
          eventSource: 'aws:s3',
          awsRegion: 'us-east-1',
          eventTime: '2026-01-01T00:00:00.000Z',
          eventName: 'ObjectCreated:Put',
          userIdentity: { principalId: 'AWS:AIDAEXAMPLE' },
          requestParameters: { sourceIPAddress: '203.0.113.7' },
          responseElements: {
            'x-amz-request-id': 'C3D13FE58DE4C810',
            'x-amz-id-2': 'FMyUVURIY8/IgAtTv8xRjskZQpcIZ9KG',
          },
          s3: {
            s3SchemaVersion: '1.0',
            configurationId: 'order-files',
            bucket: {
              name: 'orders-inbox',
              ownerIdentity: { principalId: 'A3NL1KOZZKExample' },
              arn: 'arn:aws:s3:::orders-inbox',
            },
            object: {
              key: 'incoming/order-17.json',
              size: 1024,
              eTag: 'd41d8cd98f00b204e9800998ecf8427e',
              sequencer: '0055AED6DCD90281E5',
            },
          },
        },
      ],
    },
  },
  {
    name: 'SNS',
    payload: {
      Records: [
        {
          EventVersion: '1.0',
          EventSource: 'aws:sns',
          EventSubscriptionArn: 'arn:aws:sns:us-east-1:000000000000:orders:2bcfbf39-05c3-41de-beaa-fcfcc21c8f55',
          Sns: {
            Type: 'Notification',
            MessageId: '95df01b4-ee98-5cb9-9903-4c221d41eb5e',
            TopicArn: 'arn:aws:sns:us-east-1:000000000000:orders',
            Subject: 'New order',
            Message: '{"orderId":"A-17"}',
            Timestamp: '2026-01-01T00:00:00.000Z',
            SignatureVersion: '1',
            Signature: 'EXAMPLE',
            SigningCertUrl: 'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-example.pem',
            UnsubscribeUrl: 'https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe',
            MessageAttributes: { priority: { Type: 'String', Value: 'high' } },
          },
        },
      ],
    },
  },
  {
    name: 'EventBridge',
    payload: {
      version: '0',
      id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
      'detail-type': 'OrderPlaced',
      source: 'shop.orders',
      account: '000000000000',
      time: '2026-01-01T00:00:00Z',
      region: 'us-east-1',
      resources: [],
      detail: { orderId: 'A-17', total: 42.5 },
    },
  },
  {
    name: 'API Gateway',
    payload: {
      resource: '/orders/{orderId}',
      path: '/orders/A-17',
      httpMethod: 'POST',
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        Host: 'abc123.execute-api.us-east-1.amazonaws.com',
      },
      multiValueHeaders: { Accept: ['application/json'], 'Content-Type': ['application/json'] },
      queryStringParameters: { notify: 'true' },
      multiValueQueryStringParameters: { notify: ['true'] },
      pathParameters: { orderId: 'A-17' },
      stageVariables: null,
      requestContext: {
        accountId: '000000000000',
        apiId: 'abc123',
        httpMethod: 'POST',
        path: '/prod/orders/A-17',
        protocol: 'HTTP/1.1',
        requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
        requestTimeEpoch: 1767225600000,
        resourceId: '123456',
        resourcePath: '/orders/{orderId}',
        stage: 'prod',
        identity: { sourceIp: '203.0.113.7', userAgent: 'curl/8.5.0' },
      },
      body: '{"items":[1,2,3]}',
      isBase64Encoded: false,
    },
  },
  {
    name: 'SQS',
    payload: {
      Records: [
        {
          messageId: '059f36b4-87a3-44ab-83d2-661975830a7d',
          receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a',
          body: '{"orderId":"A-17"}',
          attributes: {
            ApproximateReceiveCount: '1',
            SentTimestamp: '1767225600000',
            SenderId: 'AIDAEXAMPLE',
            ApproximateFirstReceiveTimestamp: '1767225600010',
          },
          messageAttributes: {},
          md5OfBody: 'da8aebf6eb3eaa49ba01518a681cc15d',
          eventSource: 'aws:sqs',
          eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:orders',
          awsRegion: 'us-east-1',
        },
      ],
    },
  },
];

/** A sample as the editor shows it. */
export function samplePayloadText(sample: SamplePayload): string {
  return prettyJson(JSON.stringify(sample.payload));
}
