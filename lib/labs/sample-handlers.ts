/** Source texts of the sample functions' handlers. Waits stand for the services that a real one would call. */

export const ECHO_HANDLER = `export const handler = async (event) => {
  console.log('received', JSON.stringify(event));
  return event;
};
`;

export const PLACE_ORDER_HANDLER = `const saveOrder = () => new Promise((resolve) => setTimeout(resolve, 30 + Math.random() * 90));

// Fast: meant for a caller who waits for the answer.
export const handler = async () => {
  await saveOrder();
  return { orderId: 'ord-1042', status: 'PLACED', total: { amount: 4990, currency: 'EUR' } };
};
`;

export const PROCESS_BATCH_HANDLER = `const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Takes several seconds: meant for asynchronous use.
export const handler = async () => {
  const rows = 250;
  for (let done = 50; done <= rows; done += 50) {
    await sleep(800 + Math.random() * 1000);
    console.log(\`\${done} of \${rows} rows\`);
  }
  return { batchId: 'batch-2026-01-01', processed: rows, skipped: 0 };
};
`;

export const FLAKY_PAYMENT_HANDLER = `const capture = () => new Promise((resolve) => setTimeout(resolve, 60 + Math.random() * 180));

// The code is fine. What fails is scripted: see the outcomes of this function.
export const handler = async () => {
  await capture();
  return { paymentId: 'pay-7781', status: 'CAPTURED' };
};
`;

export const ALWAYS_FAILS_HANDLER = `const callWarehouse = () => new Promise((resolve) => setTimeout(resolve, 25 + Math.random() * 55));

// Fails every time: its events end in the dead-letter queue.
export const handler = async (event) => {
  await callWarehouse();
  throw new Error(\`the warehouse does not know order \${event.orderId}\`);
};
`;

export const SEND_RECEIPT_HANDLER = `const sendMail = () => new Promise((resolve) => setTimeout(resolve, 40 + Math.random() * 70));

// Target of a destination: its event is an invocation record.
export const handler = async (event) => {
  await sendMail();
  console.log('receipt for', event.requestContext?.requestId ?? 'a direct call');
  return { receiptId: 'rcp-3307', channel: 'email' };
};
`;
