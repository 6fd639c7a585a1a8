import 'server-only';
import { can } from '@/lib/domain/access/actor';
import { API_CALLS_UNDER_WAY } from '@/lib/domain/access/limits';
import { AppError } from '@/lib/domain/shared/errors';
import { isPlainText } from '@/lib/domain/shared/plain-text';
import { toRefusal } from '@/lib/kernel/refusal';
import { requestIdOf } from '../../access/request';
import { problem } from '../problem';
import type { RateState } from '../rate-limit';
import { requireKey } from '../require-key';
import type { Endpoint, Written } from './endpoint';
import { ENDPOINTS } from './endpoints';
import { matchPath } from './match-path';
import { type BodyBytes, readJson } from './read-json';

const ROOT = '/api/v1';
const KEY = /^[\x21-\x7e]{1,100}$/;

let underWay = 0;

function rateHeaders(rate: RateState | null): Record<string, string> {
  if (rate === null) return {};
  return {
    'ratelimit-limit': String(rate.limit),
    'ratelimit-remaining': String(rate.remaining),
    'ratelimit-reset': String(rate.resetSeconds),
  };
}

/** Throws `invalid_input` for a name that comes twice, and for text that no database keeps. */
function queryOf(search: URLSearchParams): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of search) {
    if (Object.hasOwn(query, name) || !isPlainText(name) || !isPlainText(value)) {
      throw new AppError('invalid_input', { fields: [isPlainText(name) ? name : 'query'] });
    }
    query[name] = value;
  }
  return query;
}

function keyOf(headers: Headers, { isIdempotent }: Endpoint): string {
  if (isIdempotent !== true) return '';
  const key = headers.get('idempotency-key') ?? '';
  if (!KEY.test(key)) throw new AppError('invalid_input', { fields: ['Idempotency-Key'] });
  return key;
}

function isWritten(answer: unknown): answer is Written {
  return typeof answer === 'object' && answer !== null && 'isReplayed' in answer;
}

function toResponse({ status = 200 }: Endpoint, answer: unknown): Response {
  if (answer instanceof Response) return answer;
  const written = isWritten(answer) ? answer : { text: JSON.stringify(answer), isReplayed: false };
  return new Response(written.text, {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(written.isReplayed ? { 'idempotency-replayed': 'true' } : {}),
    },
  });
}

/** A call as it came in. `bytes` are those of its body: of a request that a plain server took they stand beside it. */
type Call = { readonly request: Request; readonly bytes: BodyBytes | null };

async function answered(
  { request, bytes }: Call,
  requestId: string,
  tellRate: (rate: RateState) => void,
): Promise<Response> {
  const actor = await requireKey(request.headers, requestId, tellRate);
  const { pathname, searchParams } = new URL(request.url);
  const matched = matchPath(ENDPOINTS, request.method, pathname.slice(ROOT.length));
  if (matched === null) throw new AppError('not_found');
  if ('methods' in matched) {
    const { code, details, status } = new AppError('method_not_allowed');
    return problem({ code, details, status, requestId }, { allow: matched.methods.join(', ') });
  }
  const { entry, params } = matched;
  // Asked before the body is read: nobody else may make the server work.
  if (entry.scope !== null && !can(actor, entry.scope)) {
    throw new AppError('forbidden', { permission: entry.scope });
  }
  if (!Object.values(params).every(isPlainText)) throw new AppError('not_found');
  const key = keyOf(request.headers, entry);
  const query = queryOf(searchParams);
  const body = entry.schemas.body === null ? undefined : await readJson(request.headers, bytes);
  const answer = await entry.handle({
    actor,
    params,
    query,
    body,
    request,
    key,
    now: new Date(),
  });
  return toResponse(entry, answer);
}

/**
 * Answers a call of /api/v1: an API key (`Authorization: Bearer vk_...`), never a cookie; limits; the endpoint, which runs a
 * query or command; failures as RFC 9457 problems with `{error: {code}}`.
 */
export async function answerCallOf(call: Call): Promise<Response> {
  const requestId = requestIdOf(call.request.headers);
  let rate: RateState | null = null;
  const tellRate = (told: RateState) => {
    rate = told;
  };
  let answer: Response;
  underWay += 1;
  try {
    if (underWay > API_CALLS_UNDER_WAY) throw new AppError('unavailable', { retryAfterSeconds: 1 });
    answer = await answered(call, requestId, tellRate);
  } catch (error) {
    const refusal = toRefusal(error, requestId);
    answer = problem(refusal, refusal.status === 401 ? { 'www-authenticate': 'Bearer' } : {});
  } finally {
    underWay -= 1;
  }
  const headers = {
    ...rateHeaders(rate),
    'x-request-id': requestId,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
  return answer;
}

/** The same of a request that carries its body. */
export async function answerCall(request: Request): Promise<Response> {
  return answerCallOf({ request, bytes: request.body });
}
