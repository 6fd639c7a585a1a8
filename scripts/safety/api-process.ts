import { createServer } from 'node:http';
import { serveCall } from '@/lib/api/v1/serve-call';

/** The API over real HTTP without the console's build: the very function that takes receipts of tills in front of the console. */
createServer((incoming, outgoing) => {
  serveCall(incoming, outgoing).catch(() => outgoing.destroy());
}).listen(Number(process.env.SAFETY_PORT), '127.0.0.1');
