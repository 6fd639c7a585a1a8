import 'server-only';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A letter that arrived, decoded. */
export type Arrived = {
  readonly to: readonly string[];
  readonly headers: string;
  /** Every part of it, one after the other. */
  readonly body: string;
  readonly begunAt: number;
};

type Answer = { readonly code: number; readonly text: string } | null;

function decodePart(part: string): string {
  const [, headers = '', body = ''] = /^([\s\S]*?)\r\n\r\n([\s\S]*)$/.exec(part) ?? [];
  if (/transfer-encoding: base64/i.test(headers)) return Buffer.from(body, 'base64').toString();
  if (!/transfer-encoding: quoted-printable/i.test(headers)) return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

function decode(raw: string): { headers: string; body: string } {
  const [headers = ''] = raw.split('\r\n\r\n', 1);
  const boundary = /boundary="([^"]+)"/.exec(headers)?.[1];
  const parts =
    boundary === undefined
      ? [raw]
      : raw
          .split(`--${boundary}`)
          .slice(1, -1)
          .map((p) => p.trimStart());
  return { headers, body: parts.map(decodePart).join('\n') };
}

/**
 * A mail server that keeps what it gets. `answer` may refuse a recipient; `hold` makes it slow to take a letter over.
 */
export async function openMailSink() {
  const arrived: Arrived[] = [];
  const begun: { readonly to: string; readonly at: number }[] = [];
  const behaviour = { answer: (_to: string): Answer => null, holdMs: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      begun.push({ to: address, at: performance.now() });
      const refused = behaviour.answer(address);
      if (refused === null) return done();
      done(Object.assign(new Error(refused.text), { responseCode: refused.code }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      const begunAt = performance.now();
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        setTimeout(() => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          arrived.push({ to, begunAt, ...decode(Buffer.concat(chunks).toString()) });
          done();
        }, behaviour.holdMs);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    begun,
    behaviour,
    /** Letters to an address. */
    to: (address: string) => arrived.filter(({ to }) => to.includes(address)),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type MailSink = Awaited<ReturnType<typeof openMailSink>>;

/** Makes this process send by the sink; null: mail is not configured. */
export function useMail(url: string | null, smsAddress = ''): void {
  process.env.SMTP_URL = url ?? '';
  process.env.MAIL_FROM = url === null ? '' : 'Vernost <cards@example.org>';
  process.env.SMS_MAIL_ADDRESS = url === null ? '' : smsAddress;
  process.env.AUTH_SECRET = 'k3J9xQ2vLm8RtYpW5sZcB7nDfG4hA6eU';
}
