import 'server-only';
import { withTx } from '@/db/write';
import type { DefinitionJson } from '@/lib/domain/rules/definition';
import { runCommand } from '@/lib/kernel/command';
import { nextKey, sql, till } from '@/lib/points/testing/points-desk';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import { cancelPurchase } from '../commands/cancel-purchase';
import { recordPurchase } from '../commands/record-purchase';
import { returnPurchase } from '../commands/return-purchase';
import { ACTOR } from './posting-desk';

/** The moment of the tests of tills: noon of 20 November in Moscow. */
export const NOW = new Date('2026-11-20T09:00:00Z');

type Input = Parameters<typeof runCommand<typeof recordPurchase.input, unknown>>[1];
type Line = Input['lines'][number];

let receipts = 0;

/** A number that no other receipt of the test has. */
export function nextReceipt(): string {
  receipts += 1;
  return `T${receipts}`;
}

/** A line of one unit for so many kopecks. */
export function line(amountMinor: number, more: Partial<Line> = {}): Line {
  return { quantityMilli: '1000', amountMinor: String(amountMinor), ...more };
}

/** A receipt of one line of 1,000.00 in the first store now; what differs is told. */
export function asked(said: Partial<Input> = {}): Input {
  return {
    ...{ key: nextKey(), storeId: 1, receipt: nextReceipt(), purchasedAt: NOW },
    ...{ lines: [line(100_000)] },
    ...said,
  };
}

/** Records a receipt at the till. */
export function record(said: Partial<Input> = {}, now: Date = NOW) {
  return runCommand(recordPurchase, asked(said), till, { now });
}

/** Ends all rules of tests before: each test has its own. */
export async function noRules(): Promise<void> {
  await withTx(ACTOR, ({ client }) => client.query('TRUNCATE rules, rule_versions CASCADE'));
}

/** A rule in force since long ago. */
export function rule(definition: DefinitionJson, startsOn = '2020-01-01') {
  return seedRule({ definition, startsOn });
}

/** So many points for each unit of money. */
export function rate(points: string, more: object = {}): DefinitionJson {
  return { kind: 'earning', effect: { kind: 'rate', points, perMinor: '100' }, ...more };
}

/** What is kept with the purchases of a member: "earned 10 spent 3 back 2/1". */
export async function keptOf(memberId: number): Promise<string[]> {
  const rows = await sql<{ kept: string }>(
    `SELECT 'earned ' || earned / 100 || ' spent ' || spent / 100 || ' back ' || taken_back / 100 || '/' || given_back / 100
       AS kept FROM purchase_decisions WHERE member_id = $1 ORDER BY purchase_id`,
    [memberId],
  );
  return rows.map(({ kept }) => kept);
}

/** A purchase as returns name it. */
export type Bought = {
  readonly memberId: number | null;
  readonly businessDate: string;
  readonly purchaseId: number;
};

const named = ({ memberId, businessDate, purchaseId }: Bought) =>
  ({ kind: 'purchase', memberId, businessDate, purchaseId }) as const;

/** Brings back so many units of lines; everything when none is told. Moments of returns are later ones of the day. */
export function bringBack(
  of: Bought,
  lines: readonly (readonly [lineNo: number, units: number])[] | null = null,
  { key = nextKey(), now = NOW }: { readonly key?: string; readonly now?: Date } = {},
) {
  const parts = (lines ?? []).map(([lineNo, units]) => ({
    lineNo,
    quantityMilli: String(units * 1_000),
  }));
  const what =
    lines === null ? ({ kind: 'whole' } as const) : { kind: 'lines' as const, lines: parts };
  const asked = { key, of: named(of), what, returnedAt: now };
  return runCommand(returnPurchase, asked, till, { now });
}

/** Cancels a purchase. */
export function cancel(of: Bought, key: string = nextKey(), now: Date = NOW) {
  return runCommand(cancelPurchase, { key, of: named(of), cancelledAt: now }, till, { now });
}
