import { setTimeout as sleep } from 'node:timers/promises';
import {
  type RecordPurchaseAnswer,
  type Vernost,
  VernostError,
} from '@/clients/typescript/vernost';
import type { TillReceipt } from './read-receipts';

/** How often one call is sent before it counts as refused, and the longest wait between. */
const MOST_TRIES = 10;
const LONGEST_WAIT_MS = 10_000;

export type Replayed = {
  readonly sent: number;
  readonly recorded: number;
  /** In the books before: by an import, or a run before this one. */
  readonly known: number;
  readonly refused: Readonly<Record<string, number>>;
  /** Calls that had to be sent again. */
  readonly repeats: number;
  readonly amountMinor: bigint;
  /** In hundredths. */
  readonly earned: bigint;
  /** From the moment that each was due to its answer, sorted, in milliseconds. */
  readonly latenciesMs: readonly number[];
  readonly seconds: number;
};

const hundredths = (text: string): bigint => {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(`${whole}${fraction.slice(0, 2).padEnd(2, '0')}`);
};

const decimal = (minor: bigint) => `${minor / 100n}.${(minor % 100n).toString().padStart(2, '0')}`;

/** The same call of the same receipt has the same key, whenever it is sent. */
export const keyOf = ({ store, till, businessDate, receipt, customer }: TillReceipt) =>
  encodeURIComponent(`till:${store}:${till}:${businessDate}:${receipt}:${customer}`)
    .replaceAll('%', '~')
    .slice(0, 100);

/** The receipt as the API takes it. */
export function bodyOf(sold: TillReceipt) {
  const { store, till, receipt, customer, lines, purchasedAt, businessDate } = sold;
  return {
    ...{ store, purchasedAt, businessDate, receipt },
    ...(till === '' ? {} : { till }),
    ...(customer === '' ? {} : { member: { externalId: customer } }),
    lines: lines.map(({ article, category, quantity, amountMinor: amount }) => ({
      ...(article === '' ? {} : { article }),
      ...(category === '' ? {} : { category }),
      ...{ quantity, amount: decimal(amount) },
    })),
  };
}

/** Sends until it is answered; what is overloaded, timed out or lost is sent again under its key. */
async function untilAnswered<Answer>(
  send: () => Promise<Answer>,
  onRepeat: () => void,
): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await send();
    } catch (error) {
      const isLost = !(error instanceof VernostError);
      const mayRepeat = isLost || error.status === 429 || error.status >= 500;
      if (!mayRepeat || tries >= MOST_TRIES) throw error;
      onRepeat();
      const askedMs = (isLost ? 1 : (error.retryAfterSeconds ?? 1)) * 1_000;
      // Longer each time and not all at one moment: else those who were refused together come again together.
      const waitMs = Math.min(askedMs * 1.5 ** (tries - 1), LONGEST_WAIT_MS);
      await sleep(waitMs * (0.75 + Math.random() / 2));
    }
  }
}

/** Runs work for each item at a rate, whether or not those before are done: an open loop. */
export async function atRate<Item>(
  items: readonly Item[],
  perSecond: number,
  work: (item: Item, dueAt: number) => Promise<void>,
): Promise<void> {
  const startedAt = performance.now();
  const running: Promise<void>[] = [];
  const failures: unknown[] = [];
  for (const [place, item] of items.entries()) {
    const dueAt = startedAt + (place * 1_000) / perSecond;
    const waitMs = dueAt - performance.now();
    if (waitMs > 1) await sleep(waitMs);
    running.push(work(item, dueAt).catch((error: unknown) => void failures.push(error)));
    if (failures.length > 0) break;
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
}

/** Takes every customer of the receipts into the programme under their number; who is in it already stays. */
export async function enrolCustomers(
  client: Vernost,
  receipts: readonly TillReceipt[],
  perSecond: number,
): Promise<number> {
  const customers = [...new Set(receipts.map(({ customer }) => customer))].filter(Boolean);
  await atRate(customers, perSecond, async (externalId) => {
    const body = { externalId, source: 'till' } as const;
    const idempotencyKey = `enrol:${encodeURIComponent(externalId).replaceAll('%', '~')}`;
    await untilAnswered(
      () => client.enrolMember({ body, idempotencyKey }),
      () => undefined,
    ).catch((error: unknown) => {
      if (!(error instanceof VernostError) || error.code !== 'identity_taken') throw error;
    });
  });
  return customers.length;
}

/** Sends the receipts at a rate and adds up what was answered. */
export async function replay(
  client: Vernost,
  receipts: readonly TillReceipt[],
  perSecond: number,
): Promise<Replayed> {
  const refused: Record<string, number> = {};
  const latencies: number[] = [];
  let [recorded, known, repeats, amountMinor, earned] = [0, 0, 0, 0n, 0n];
  const count = (answer: RecordPurchaseAnswer) => {
    if (answer.isKnown) known += 1;
    else recorded += 1;
    amountMinor += hundredths(answer.amount);
    earned += hundredths(answer.earned);
  };
  const startedAt = performance.now();
  await atRate(receipts, perSecond, async (receipt, dueAt) => {
    const body = bodyOf(receipt);
    const idempotencyKey = keyOf(receipt);
    try {
      count(
        await untilAnswered(
          () => client.recordPurchase({ body, idempotencyKey }),
          () => {
            repeats += 1;
          },
        ),
      );
    } catch (error) {
      const code = error instanceof VernostError ? error.code : 'lost';
      refused[code] = (refused[code] ?? 0) + 1;
    }
    latencies.push(performance.now() - dueAt);
  });
  return {
    sent: receipts.length,
    ...{ recorded, known, refused, repeats, amountMinor, earned },
    latenciesMs: latencies.toSorted((a, b) => a - b),
    seconds: (performance.now() - startedAt) / 1_000,
  };
}
