import 'server-only';
import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request } from 'node:http';
import { Agent as HttpsAgent, request as requestSecurely } from 'node:https';
import { isIP } from 'node:net';
import { ANSWER_MAX_CHARS } from '@/lib/domain/webhooks/limits';
import { ANSWER_MS, BODY_MS, judgeStatus } from '@/lib/domain/webhooks/retries';
import type { AttemptError } from '@/lib/domain/webhooks/states';
import type { Target } from './find-target';

/** Of an answer so much is read; the connection of a longer one is cut. */
const READ_BYTES = 16_384;

/** How an attempt went. */
export type Answer = {
  readonly status: number | null;
  /** Null: delivered. */
  readonly error: AttemptError | null;
  /** The first of what the receiver wrote. */
  readonly text: string;
  /** Seconds that the receiver asked to wait. */
  readonly askedSeconds: number | null;
};

/** Connections to one target that stay open between requests. Each leads to the address that was found and to no other. */
export type Line = {
  readonly post: (headers: Readonly<Record<string, string>>, body: string) => Promise<Answer>;
  readonly close: () => void;
};

const failed = (error: AttemptError): Answer => ({
  status: null,
  error,
  text: '',
  askedSeconds: null,
});

/** The first of the body, in whatever time and length it comes; what was read stands when the rest fails. */
function readText(response: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const end = () => {
      clearTimeout(timer);
      const text = new TextDecoder().decode(Buffer.concat(chunks));
      // NUL is no text to the database.
      resolve(text.replaceAll('\0', '').slice(0, ANSWER_MAX_CHARS));
    };
    const cut = () => {
      response.destroy();
      end();
    };
    const timer = setTimeout(cut, BODY_MS);
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes > READ_BYTES) cut();
    });
    response.on('end', end);
    response.on('error', end);
    response.on('close', end);
  });
}

function secondsOf(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) : null;
}

async function toAnswer(response: IncomingMessage): Promise<Answer> {
  const status = response.statusCode ?? 0;
  const text = await readText(response);
  return {
    status,
    error: judgeStatus(status),
    text,
    askedSeconds: secondsOf(response.headers['retry-after']),
  };
}

const CERTIFICATE = /CERT|TLS|SSL|UNABLE_TO|ALTNAME|EPROTO/;

function judgeError(error: Error & { readonly code?: string }): AttemptError {
  if (error.message === 'late') return 'timeout';
  return CERTIFICATE.test(error.code ?? '') ? 'certificate' : 'connection';
}

function settle(
  outgoing: ClientRequest,
  { body, answerMs }: { readonly body: string; readonly answerMs: number },
): Promise<Answer> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => outgoing.destroy(new Error('late')), answerMs);
    outgoing.on('response', (response) => {
      clearTimeout(timer);
      resolve(toAnswer(response));
    });
    outgoing.on('error', (error) => {
      clearTimeout(timer);
      resolve(failed(judgeError(error)));
    });
    outgoing.end(body);
  });
}

/** Opens a line to a target that is waited for so long, in ms. Redirects are not followed: the client of Node knows none. */
export function openLine({ url, address }: Target, answerMs = ANSWER_MS): Line {
  const isSecure = url.protocol === 'https:';
  const agent = isSecure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  const send = isSecure ? requestSecurely : request;
  return {
    post: (headers, body) =>
      settle(
        send(url, {
          method: 'POST',
          agent,
          headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
          // The name is not asked for again: what it says by now may lead elsewhere.
          lookup: (_name, options, done) => {
            const family = isIP(address);
            if (options.all === true) done(null, [{ address, family }]);
            else done(null, address, family);
          },
        }),
        { body, answerMs },
      ),
    close: () => agent.destroy(),
  };
}
