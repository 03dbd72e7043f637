/** The handler that every way of running it is measured with: async, one console.log, JSON in and out. CommonJS. */
export const ORDER_HANDLER = `let count = 0;
exports.handler = async (event) => {
  count += 1;
  console.log('order', event.orderId, 'of', event.items.length, 'items');
  return { orderId: event.orderId, status: 'PLACED', count };
};
`;

export const ORDER_EVENT = JSON.stringify({ orderId: 'A-17', items: [1, 2, 3], email: 'kim@example.com' });

/**
 * What an environment's first invoke answers; anything else is not the same handler.
 * @param {string} body
 */
export function checkFirstAnswer(body) {
  if (body !== '{"orderId":"A-17","status":"PLACED","count":1}') throw new Error(`the handler answered ${body}`);
}
