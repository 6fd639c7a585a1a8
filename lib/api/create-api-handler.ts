import 'server-only';
import type { NextRequest } from 'next/server';
import type { ApiKeyActor } from '@/lib/domain/access/actor';
import { API_CALLS_PER_MINUTE, API_REFUSALS_PER_MINUTE } from '@/lib/domain/access/limits';
import { AppError } from '@/lib/domain/shared/errors';
import { runQuery } from '@/lib/kernel/query';
import { toRefusal } from '@/lib/kernel/refusal';
import { findApiKey } from '../access/queries/find-api-key';
import { callerAddress, requestIdOf } from '../access/request';
import { hashSecret } from '../access/secrets';
import { problem } from './problem';
import { RateLimit } from './rate-limit';

type Call<Params> = {
  readonly request: NextRequest;
  readonly params: Params;
  readonly actor: ApiKeyActor;
};

type Handler<Params> = (
  request: NextRequest,
  context: { readonly params: Promise<Params> },
) => Promise<Response>;

const callsPerKey = new RateLimit(API_CALLS_PER_MINUTE);
const refusalsPerAddress = new RateLimit(API_REFUSALS_PER_MINUTE);
const BEARER = /^Bearer (vk_[A-Za-z0-9_-]{43})$/;

/** The key of the request, read from its row on every call. Missing, unknown and revoked keys look alike. */
async function requireKey(request: NextRequest, requestId: string): Promise<ApiKeyActor> {
  const address = callerAddress(request.headers);
  refusalsPerAddress.check(address);
  const key = BEARER.exec(request.headers.get('authorization') ?? '')?.[1];
  const found =
    key === undefined
      ? null
      : await runQuery(findApiKey, { keyHash: hashSecret(key) }, { kind: 'anonymous', requestId });
  if (found === null) {
    refusalsPerAddress.take(address);
    throw new AppError('not_signed_in');
  }
  callsPerKey.take(String(found.apiKeyId));
  return { kind: 'apiKey', ...found, requestId };
}

/**
 * Makes a route of /api/v1: an API key (`Authorization: Bearer vk_...`), never a cookie; a rate limit; the work, which
 * runs a query or command; failures as RFC 9457 problems.
 */
export function createApiHandler<Params = Record<string, never>>(
  work: (call: Call<Params>) => Promise<Response>,
): Handler<Params> {
  return async (request, context) => {
    const requestId = requestIdOf(request.headers);
    try {
      const actor = await requireKey(request, requestId);
      const answer = await work({ request, params: await context.params, actor });
      answer.headers.set('x-request-id', requestId);
      return answer;
    } catch (error) {
      const refusal = toRefusal(error, requestId);
      return problem(refusal, refusal.status === 401 ? { 'www-authenticate': 'Bearer' } : {});
    }
  };
}
