import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SystemActor } from '@/lib/domain/access/actor';
import { requestBody, requestId } from '@/lib/domain/webhooks/request';
import { AT_ONCE, BEAT_SECONDS } from '@/lib/domain/webhooks/retries';
import type { AttemptError } from '@/lib/domain/webhooks/states';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { log } from '@/lib/log';
import { beatDeliveries } from '../commands/beat-deliveries';
import {
  type ClaimedDelivery,
  type ClaimedEndpoint,
  claimDeliveries,
} from '../commands/claim-deliveries';
import { recordAttempts } from '../commands/record-attempts';
import { listDueEndpoints } from '../queries/list-due-endpoints';
import { findTarget, type Lookup, systemLookup } from './find-target';
import { type Answer, type Line, openLine } from './post';
import { openSecret, signRequest } from './secrets';

const MS_A_SECOND = 1_000;
/** How often a run looks for endpoints that nothing is sent to yet, while others are being served. */
const LOOK_MS = 500;
/** Batches that one run sends to an endpoint, and rounds of looking; the job runs again a second later. */
const MOST_BATCHES = 10_000;
const MOST_ROUNDS = 10_000;
const AGENT = 'Vernost-Webhooks/1';

type Delivery = {
  readonly actor: SystemActor;
  readonly signal: AbortSignal;
  /** The moment the run takes for now; the clock's unless told. */
  readonly now?: () => Date;
  readonly lookup?: Lookup;
  /** How long an answer is waited for; `ANSWER_MS` unless told. */
  readonly answerMs?: number;
};

/** A line that is kept as long as the name leads to the same address. */
type Lines = { readonly find: (url: string) => Promise<Found>; readonly close: () => void };
type Found = { readonly line: Line; readonly address: string } | AttemptError;

function openLines(lookup: Lookup, answerMs: number | undefined): Lines {
  let open: { readonly key: string; readonly line: Line } | null = null;
  const close = () => {
    open?.line.close();
    open = null;
  };
  return {
    close,
    find: async (url) => {
      const target = await findTarget(url, lookup);
      if (typeof target === 'string') return target;
      const key = `${url} ${target.address}`;
      if (open?.key !== key) {
        close();
        open = { key, line: openLine(target, answerMs) };
      }
      return { line: open.line, address: target.address };
    },
  };
}

/** The secrets that sign, the newest first; null: the first cannot be opened. */
function secretsOf({ secretSealed, oldSecretSealed }: ClaimedEndpoint): readonly string[] | null {
  const secret = openSecret(secretSealed);
  if (secret === null) return null;
  const old = oldSecretSealed === null ? null : openSecret(oldSecretSealed);
  return old === null ? [secret] : [secret, old];
}

const noAnswer = (error: AttemptError): Answer => ({
  status: null,
  error,
  text: '',
  askedSeconds: null,
});

async function sendOne(
  { deliveryId, memberId, attempt, tries, ...event }: ClaimedDelivery,
  { found, secrets, now }: { found: Found; secrets: readonly string[] | null; now: Date },
) {
  const began = performance.now();
  const timestamp = Math.floor(now.getTime() / MS_A_SECOND);
  const id = requestId(deliveryId);
  const body = requestBody(event);
  const signature = secrets === null ? '' : signRequest(secrets, { id, timestamp, body });
  const send = (): Promise<Answer> | Answer => {
    if (secrets === null) return noAnswer('secret');
    if (typeof found === 'string') return noAnswer(found);
    return found.line.post(
      {
        'content-type': 'application/json',
        'user-agent': AGENT,
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signature,
      },
      body,
    );
  };
  const { text, ...answer } = await send();
  return {
    ...answer,
    answer: text,
    memberId,
    deliveryId,
    attempt,
    tries,
    begunAt: now,
    durationMs: Math.round(performance.now() - began),
    address: typeof found === 'string' ? '' : found.address,
    signature,
  };
}

/** Does the work for each, `AT_ONCE` at a time: the next begins when any has ended. */
async function sendAll<T, Done>(
  items: readonly T[],
  work: (item: T) => Promise<Done>,
): Promise<Done[]> {
  const done: Done[] = [];
  const waiting = items.values();
  const take = async () => {
    for (const item of waiting) done.push(await work(item));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  return done;
}

/** Keeps the lease of a batch for as long as the work on it goes on. */
async function keeping<Result>(
  deliveries: readonly ClaimedDelivery[],
  { actor, now = () => new Date() }: Delivery,
  work: () => Promise<Result>,
): Promise<Result> {
  const named = deliveries.map(({ memberId, deliveryId, attempt }) => ({
    ...{ memberId, deliveryId, attempt },
  }));
  const timer = setInterval(() => {
    // One that fails is followed by the next; when all fail the lease ends, as it should.
    runCommand(beatDeliveries, { deliveries: named }, actor, { now: now() }).catch(() => undefined);
  }, BEAT_SECONDS * MS_A_SECOND);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** Serves one endpoint until nothing is due there. Answers how many attempts were made. */
async function serve(endpointId: number, delivery: Delivery): Promise<number> {
  const { actor, signal, now = () => new Date(), lookup = systemLookup } = delivery;
  const lines = openLines(lookup, delivery.answerMs);
  let made = 0;
  try {
    for (let batch = 0; batch < MOST_BATCHES && !signal.aborted; batch += 1) {
      const claim = await runCommand(claimDeliveries, { endpointId }, actor, { now: now() });
      if (claim === null || claim.deliveries.length === 0) return made;
      const { endpoint, deliveries } = claim;
      const found = await lines.find(endpoint.url);
      const secrets = secretsOf(endpoint);
      const attempts = await keeping(deliveries, delivery, () =>
        sendAll(deliveries, (one) => sendOne(one, { found, secrets, now: now() })),
      );
      await runCommand(recordAttempts, { endpointId, attempts }, actor, { now: now() });
      made += attempts.length;
    }
    return made;
  } finally {
    lines.close();
  }
}

/**
 * Sends what is due in the outbox of events, to every endpoint on its own and to each only so much at once: a slow one holds nobody
 * up. A process that dies between sending and writing it down leaves the delivery to be sent again after its lease, under the same
 * `webhook-id`: at least once, never lost.
 */
export async function deliverEvents(delivery: Delivery): Promise<void> {
  const { actor, signal, now = () => new Date() } = delivery;
  const served = new Map<number, Promise<number>>();
  for (let round = 0; round < MOST_ROUNDS && !signal.aborted; round += 1) {
    const due = await runQuery(listDueEndpoints, {}, actor, { now: now() });
    for (const endpointId of due.filter((one) => !served.has(one))) {
      const serving = serve(endpointId, delivery)
        .catch((err: unknown) => {
          log.error({ endpointId, err }, 'endpoint not served');
          return 0;
        })
        .finally(() => served.delete(endpointId));
      served.set(endpointId, serving);
    }
    if (served.size === 0) return;
    const made = await Promise.race([
      Promise.all(served.values()),
      sleep(LOOK_MS, [1], { signal }).catch(() => [1]),
    ]);
    // Somebody else serves what is due: this run has nothing to do.
    if (made.every((attempts) => attempts === 0)) return;
  }
  await Promise.all(served.values());
}
