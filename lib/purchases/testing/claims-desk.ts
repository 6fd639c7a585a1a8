import 'server-only';
import { expect } from 'vitest';
import { withTx } from '@/db/write';
import type { UserActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { anna, ledgerDifferences, sql } from '@/lib/points/testing/points-desk';
import { finishTask } from '@/lib/tasks/commands/finish-task';
import { startTask } from '@/lib/tasks/commands/start-task';
import { rebuildDerived } from '../posting/rebuild-derived';
import { ACTOR, derived, emptyProgramme, post } from './posting-desk';
import { noRules, rate, rule } from './till-desk';

export const TODAY = '2026-11-20';
export const at = { now: new Date(`${TODAY}T09:00:00Z`) };

let rowNo = 0;

/** What a test says of a receipt; the rest is a guest's purchase of 1,200.00 in the first store today. */
type Said = {
  readonly memberId?: number;
  readonly storeId?: number;
  readonly day?: string;
  readonly isReturn?: boolean;
  readonly amountMinor?: number;
};

/** Posts a receipt under its number, and gives the answer that names it. */
export async function bought(receipt: string, said: Said = {}): Promise<string> {
  rowNo += 1;
  const row = { rowNo, memberId: 0, storeId: 1, day: TODAY, isReturn: false, amountMinor: 120_000 };
  await post([{ ...row, receipt, ...said }]);
  const [posted] = await sql<{ key: string }>(
    `SELECT business_date || ':' || purchase_id AS key FROM purchases WHERE receipt = $1 AND is_return = $2`,
    [receipt, said.isReturn ?? false],
  );
  return posted?.key ?? '';
}

/** An empty programme that gives 5 points for 100.00, whole ones. */
export async function emptyProgrammeOfFive(): Promise<void> {
  await emptyProgramme();
  await noRules();
  await rule(rate('0.05'));
}

/** Begins the claim of a receipt. */
export async function begin(memberId: number, actor: UserActor = anna, now = at): Promise<number> {
  const asked = { kind: 'claimReceipt', about: { memberId } } as const;
  return (await runCommand(startTask, asked, actor, now)).taskId;
}

/** Answers that choose a receipt of the books. */
export const booked = (receipt: string, key: string, day: string = TODAY) => ({
  claimDay: day,
  claimNumber: receipt,
  claimReceipt: key,
  claimProof: 'paper',
});

/** Answers for a paper that is in no book. */
export const onPaper = (receipt: string, amount: string, day: string = TODAY) => ({
  claimStore: '1',
  claimDay: day,
  claimNumber: receipt,
  claimAmount: amount,
  claimReceipt: 'none',
  claimProof: 'photo',
  claimPaper: 'Касса не напечатала номер карты',
});

/** Presses the last button of a claim. */
export const finish = (
  taskId: number,
  answers: Readonly<Record<string, string>>,
  actor: UserActor = anna,
  now = at,
) => runCommand(finishTask, { taskId, version: 1, answers }, actor, now);

/** Whose a receipt and its returns are, in lines and claims too: '7 7' where all agree. */
export async function ownersOf(receipt: string): Promise<string> {
  const rows = await sql<{ whose: string }>(
    `SELECT p.member_id || CASE WHEN c.member_id = p.member_id AND l.member_id = p.member_id THEN '' ELSE ' torn' END AS whose
     FROM purchases p
     LEFT JOIN receipt_claims c USING (store_id, business_date, receipt, till, is_return)
     LEFT JOIN purchase_lines l ON (l.business_date, l.purchase_id) = (p.business_date, p.purchase_id)
     WHERE p.receipt = $1 ORDER BY p.is_return`,
    [receipt],
  );
  return rows.map(({ whose }) => whose).join(' ');
}

let day = 0;

/** A moment on a day of its own: what was moved on another does not count. */
export function nextDay() {
  day += 1;
  return { now: new Date(at.now.getTime() + day * 86_400_000) };
}

/** Nothing differs in the ledger, and everything derived equals what is made anew. */
export async function expectBooksTrue(): Promise<void> {
  expect(await ledgerDifferences()).toEqual([]);
  await withTx(ACTOR, async (tx) => {
    const kept = await derived(tx);
    await rebuildDerived(tx);
    expect(kept).toEqual(await derived(tx));
  });
}

/** Undoes a claim. */
export async function undo(memberId: number, undoOf: number) {
  const kind = 'unclaimReceipt' as const;
  const asked = { kind, about: { memberId }, undoOf };
  const { taskId } = await runCommand(startTask, asked, anna, at);
  const answers = { unclaimCause: 'wrongReceipt' };
  return runCommand(finishTask, { taskId, version: 1, answers }, anna, at);
}
