import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { answerCall } from '@/lib/api/v1/answer-call';

const MOST_BYTES = 1_000_000;

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of incoming) {
    text += String(part);
    if (text.length > MOST_BYTES) break;
  }
  return text;
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { method = 'GET', url = '/', headers } = incoming;
  const body = method === 'GET' ? null : await bodyOf(incoming);
  const request = new Request(`http://127.0.0.1${url}`, {
    method,
    headers: Object.entries(headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
    ...(body === null ? {} : { body }),
  });
  const response = await answerCall(request);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(await response.text());
}

/** The API over real HTTP without the console's build: the very function that the route of /api/v1 exports. */
createServer((incoming, outgoing) => {
  answer(incoming, outgoing).catch(() => outgoing.destroy());
}).listen(Number(process.env.SAFETY_PORT), '127.0.0.1');
