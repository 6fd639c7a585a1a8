import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

type Arrived = { readonly headers: IncomingHttpHeaders; readonly body: string };

/** A receiver of webhooks on this machine; `status` is what it answers. */
export async function openWebhookReceiver() {
  const arrived: Arrived[] = [];
  const behaviour = { status: 200 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      arrived.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(behaviour.status).end(`answered ${behaviour.status}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    arrived,
    behaviour,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/loyalty`,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The signatures of a request that are right by the secret. */
export function signaturesBy(secret: string, { headers, body }: Arrived): readonly string[] {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const right = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  return String(headers['webhook-signature'])
    .split(' ')
    .filter((one) => one === right);
}
