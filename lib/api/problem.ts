import 'server-only';
import type { Refusal } from '@/lib/domain/shared/action-result';

const STATUS_WITH_WAIT = new Set([429, 503]);
const DEFAULT_WAIT_SECONDS = 5;

/** A refusal as an RFC 9457 problem: `code` for programs, the request id for people who ask why. */
export function problem(
  refusal: Refusal & { readonly status: number },
  headers: Readonly<Record<string, string>> = {},
): Response {
  const { code, details, requestId, status } = refusal;
  const wait = details.retryAfterSeconds ?? DEFAULT_WAIT_SECONDS;
  const body = {
    type: `urn:vernost:error:${code}`,
    title: code.replaceAll('_', ' '),
    status,
    error: { code, details },
    requestId,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-request-id': requestId,
      ...(STATUS_WITH_WAIT.has(status) ? { 'retry-after': String(wait) } : {}),
      ...headers,
    },
  });
}
