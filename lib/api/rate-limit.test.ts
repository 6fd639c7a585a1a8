import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/domain/shared/errors';
import { RateLimit } from './rate-limit';

function refusal(work: () => void): AppError | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

describe('rate limit', () => {
  it('lets 60 through, refuses the 61st for one second, and lets one more through after it', () => {
    const limit = new RateLimit(60);
    for (let call = 0; call < 60; call += 1) limit.take('key', 0);
    const refused = refusal(() => limit.take('key', 0));
    expect(refused?.code).toBe('too_many_attempts');
    expect(refused?.details.retryAfterSeconds).toBe(1);
    expect(refusal(() => limit.take('key', 999))).not.toBeNull();
    expect(refusal(() => limit.take('key', 2000))).toBeNull();
  });

  it('keeps subjects apart and never saves up more than a minute’s worth', () => {
    const limit = new RateLimit(2);
    limit.take('a', 0);
    limit.take('a', 0);
    expect(refusal(() => limit.take('b', 0))).toBeNull();
    limit.take('a', 3_600_000);
    limit.take('a', 3_600_000);
    expect(refusal(() => limit.take('a', 3_600_000))).not.toBeNull();
  });
});
