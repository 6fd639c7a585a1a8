import 'server-only';
import type { ApiKeyActor } from '@/lib/domain/access/actor';
import {
  API_CALLS_AT_ONCE,
  API_CALLS_PER_MINUTE,
  API_KEY_TOUCH_MS,
  API_REFUSALS_PER_MINUTE,
} from '@/lib/domain/access/limits';
import { AppError } from '@/lib/domain/shared/errors';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { toRefusal } from '@/lib/kernel/refusal';
import { touchApiKey } from '../access/commands/touch-api-key';
import { findApiKey } from '../access/queries/find-api-key';
import { callerAddress } from '../access/request';
import { hashSecret } from '../access/secrets';
import { RateLimit, type RateState } from './rate-limit';

const callsPerKey = new RateLimit(API_CALLS_PER_MINUTE, API_CALLS_AT_ONCE);
const refusalsPerAddress = new RateLimit(API_REFUSALS_PER_MINUTE);
const BEARER = /^Bearer (vk_[A-Za-z0-9_-]{43})$/;

/** Keys whose use this process writes down at this moment: a burst of calls would else all do it. */
const touching = new Set<number>();

/** Writes down that a key is used, apart from what it is used for: its failure is nobody's refusal. */
async function touch(actor: ApiKeyActor, lastUsedAt: Date | null): Promise<void> {
  const { apiKeyId, requestId } = actor;
  const isFresh = lastUsedAt !== null && Date.now() - lastUsedAt.getTime() < API_KEY_TOUCH_MS;
  if (isFresh || touching.has(apiKeyId)) return;
  touching.add(apiKeyId);
  try {
    await runCommand(touchApiKey, { apiKeyId }, actor);
  } catch (error) {
    toRefusal(error, requestId);
  } finally {
    touching.delete(apiKeyId);
  }
}

/**
 * The key of the request, read from its row on every call. Missing, unknown, revoked and ended keys look alike. Throws
 * `not_signed_in`, `too_many_attempts`. `rate` tells how the key stands, also when it was refused for calling too often.
 */
export async function requireKey(
  headers: Headers,
  requestId: string,
  tellRate: (rate: RateState) => void,
): Promise<ApiKeyActor> {
  const address = callerAddress(headers);
  refusalsPerAddress.check(address);
  const key = BEARER.exec(headers.get('authorization') ?? '')?.[1];
  const found =
    key === undefined
      ? null
      : await runQuery(findApiKey, { keyHash: hashSecret(key) }, { kind: 'anonymous', requestId });
  if (found === null) {
    refusalsPerAddress.take(address);
    throw new AppError('not_signed_in');
  }
  const { lastUsedAt, ...facts } = found;
  const subject = String(facts.originId);
  try {
    callsPerKey.take(subject);
  } finally {
    tellRate(callsPerKey.stateOf(subject));
  }
  const actor: ApiKeyActor = { kind: 'apiKey', ...facts, requestId };
  await touch(actor, lastUsedAt);
  return actor;
}
