/**
 * The console's server: `node scripts/web.mjs <host> <port>`. What `next start` does, with a longer queue of connections that are not taken
 * yet: when all tills call at once, the 511 that Node allows are not enough, and who finds the queue full waits seconds in vain
 * instead of being told to come again.
 */
import { createServer } from 'node:http';
import next from 'next';

const WAITING_CONNECTIONS = 4096;
/**
 * Longer than proxies and tills keep an idle connection: who closes first must be the one who calls, or a call meets a connection
 * that is just being closed and gets no answer.
 */
const KEEP_ALIVE_MS = 75_000;
/** Receipts of tills, of which there are most by far, pass Next by: it took a third of the processor that one costs here. */
const RECEIPTS = '/api/v1/purchases';

const [host, port] = process.argv.slice(2);
process.title = 'vernost-web';
const app = next({ dev: false, hostname: host, port: Number(port) });
await app.prepare();
const handle = app.getRequestHandler();
/** What answers them: of the route of the API, so that limits are one for all calls; until it is loaded, Next answers. */
const SERVE_CALL = Symbol.for('vernost.serveCall');
const isReceipt = ({ method, url }) => method === 'POST' && url === RECEIPTS;
const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
  const answer = (isReceipt(request) && globalThis[SERVE_CALL]) || handle;
  answer(request, response).catch((error) => {
    console.error(error);
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  });
});
server.once('error', (error) => {
  console.error(error);
  process.exit(1);
});

let isEnding = false;
/** Takes no more calls, ends those that are under way, and goes. */
function end() {
  if (isEnding) return;
  isEnding = true;
  server.close(() => void app.close().finally(() => process.exit(0)));
}
process.on('SIGINT', end);
process.on('SIGTERM', end);

server.listen({ host, port: Number(port), backlog: WAITING_CONNECTIONS });
