// The yardstick: reads the request, answers a 202 with a request id, does nothing else.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  request.on('data', () => {});
  request.on('end', () => {
    if (request.method === 'GET') return response.end('{}');
    response.writeHead(202, { 'x-amzn-RequestId': randomUUID(), 'content-length': 0 });
    response.end();
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
