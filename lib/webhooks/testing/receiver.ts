import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that arrived. */
export type Arrived = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly event: { readonly type: string; readonly timestamp: string; readonly data: unknown };
};

type Answer = (response: ServerResponse, request: Arrived) => void;

/** A receiver of webhooks that keeps what it gets. `answer` says what it answers; 204 unless told. */
export async function openReceiver() {
  const arrived: Arrived[] = [];
  const behaviour: { answer: Answer } = { answer: (response) => response.writeHead(204).end() };
  const counts = { open: 0, mostOpen: 0 };
  const server = createServer((incoming, response) => {
    counts.open += 1;
    counts.mostOpen = Math.max(counts.mostOpen, counts.open);
    response.on('close', () => {
      counts.open -= 1;
    });
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const request = {
        path: incoming.url ?? '',
        headers: incoming.headers,
        body,
        event: JSON.parse(body) as Arrived['event'],
      };
      arrived.push(request);
      behaviour.answer(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    arrived,
    behaviour,
    counts,
    port,
    url: (path = '/hook') => `http://127.0.0.1:${port}${path}`,
    at: (path: string) => arrived.filter((one) => one.path === path),
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Whether one of the signatures is by the secret: written plainly after the Standard Webhooks, apart from the product's own. */
export function isSignedBy(secret: string, { headers, body }: Arrived): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const right = createHmac('sha256', key).update(signed).digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .filter((one) => one.startsWith('v1,'))
    .map((one) => Buffer.from(one.slice(3), 'base64'))
    .some((one) => one.length === right.length && timingSafeEqual(one, right));
}
