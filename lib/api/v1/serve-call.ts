import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerCallOf } from './answer-call';

/** The caller's headers; where no proxy wrote the address that they came from, it is the socket's, as Next fills it in. */
function headersOf({ headers, socket }: IncomingMessage): Headers {
  const given = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) given.set(name, String(value));
  }
  if (!given.has('x-forwarded-for')) given.set('x-forwarded-for', socket.remoteAddress ?? '');
  return given;
}

/**
 * Answers a call of /api/v1 that a plain server of Node took, without Next around it, as the route of the API does: for calls that
 * bring JSON or nothing. Its body is read from the connection itself: nothing of it when the call is refused before.
 */
export async function serveCall(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/' } = incoming;
  const request = new Request(`http://127.0.0.1${url}`, { method, headers: headersOf(incoming) });
  const bytes = incoming.iterator({ destroyOnReturn: false });
  const answer = await answerCallOf({ request, bytes });
  const body = Buffer.from(await answer.text());
  const headers = { ...Object.fromEntries(answer.headers), 'content-length': body.byteLength };
  outgoing.writeHead(answer.status, headers).end(body);
  // What was not read is let go, or the next call of the connection would wait behind it.
  incoming.resume();
}
