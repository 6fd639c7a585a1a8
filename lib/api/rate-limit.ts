import 'server-only';
import { AppError } from '@/lib/domain/shared/errors';

const MINUTE_MS = 60_000;
const MAX_SUBJECTS = 10_000;

type Bucket = { tokens: number; filledAt: number };

/** How a subject stands after a call: for the headers that tell it. */
export type RateState = {
  readonly limit: number;
  readonly remaining: number;
  /** Until the bucket is full again. */
  readonly resetSeconds: number;
};

/**
 * A token bucket per subject, in the memory of this process: N processes let N times as much through, which a limit
 * against floods can bear. It refills evenly over a minute and holds at most `atOnce`, a minute's worth unless told.
 */
export class RateLimit {
  readonly #perMinute: number;
  readonly #atOnce: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(perMinute: number, atOnce: number = perMinute) {
    this.#perMinute = perMinute;
    this.#atOnce = atOnce;
  }

  #bucket(subject: string, now: number): Bucket {
    const known = this.#buckets.get(subject);
    const tokens = known
      ? Math.min(
          this.#atOnce,
          known.tokens + ((now - known.filledAt) * this.#perMinute) / MINUTE_MS,
        )
      : this.#atOnce;
    const bucket = { tokens, filledAt: now };
    // Set anew, so that the map stays in order of use and its first entry is the longest unused.
    this.#buckets.delete(subject);
    this.#buckets.set(subject, bucket);
    if (this.#buckets.size > MAX_SUBJECTS) {
      const [oldest] = this.#buckets.keys();
      if (oldest !== undefined) this.#buckets.delete(oldest);
    }
    return bucket;
  }

  #refuseEmpty(bucket: Bucket): void {
    if (bucket.tokens >= 1) return;
    const seconds = Math.ceil(((1 - bucket.tokens) * MINUTE_MS) / this.#perMinute / 1000);
    throw new AppError('too_many_attempts', { retryAfterSeconds: Math.max(1, seconds) });
  }

  /** Takes one. @throws AppError `too_many_attempts` with `retryAfterSeconds`. */
  take(subject: string, now: number = Date.now()): void {
    const bucket = this.#bucket(subject, now);
    this.#refuseEmpty(bucket);
    bucket.tokens -= 1;
  }

  /** How the subject stands, taking nothing. */
  stateOf(subject: string, now: number = Date.now()): RateState {
    const { tokens } = this.#bucket(subject, now);
    const missing = this.#atOnce - tokens;
    return {
      limit: this.#perMinute,
      remaining: Math.max(0, Math.floor(tokens)),
      resetSeconds: Math.ceil((missing * MINUTE_MS) / this.#perMinute / 1000),
    };
  }

  /** Refuses like `take` without taking: for limits that count only failures. */
  check(subject: string, now: number = Date.now()): void {
    this.#refuseEmpty(this.#bucket(subject, now));
  }
}
