import 'server-only';
import type { LeftOut } from '@/lib/domain/mechanics/occurrence';
import type { SegmentDefinition } from '@/lib/domain/segments/definition';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { boundSql, type SegmentSource } from '@/lib/segments/compile';
import { segmentMembers } from '@/lib/segments/segment-members';
import { Values } from '@/lib/tiers/engine/facts-sql';
import { type Whose, whoseSql } from './whose';

/** How a member stands at this moment. */
export type Standing = {
  /** A member in force: who is not is in no audience. */
  readonly isActive: boolean;
  /** Of the reasons that were asked those that hold. */
  readonly leftOut: readonly LeftOut[];
};

const UNFINISHED = "('open', 'paused', 'awaitingApproval')";

type Mine = (column: string) => string;

/**
 * SQL of each reason, of member `m`; lists name the members, so that no more of them is read. Fraud: the account is frozen for it, or a card
 * is blocked for it. An open return: one whose points are still to be judged. A complaint: a receipt that the member claims, or an account
 * of theirs that is looked into. A channel: a contact that was confirmed. Consent: to advertising over such a channel.
 */
const REASONS: Readonly<Record<LeftOut, (mine: Mine) => string>> = {
  suspended: () => `m.status = 'suspended'`,
  fraudFlag: (mine) =>
    `coalesce(a.frozen_reason = 'fraud', false) OR m.member_id IN (SELECT c.member_id FROM cards c WHERE ${mine('c.member_id')} AND c.status = 'blocked' AND c.block_reason = 'fraud')`,
  staff: () => `m.kind = 'staff'`,
  inDebt: () => `coalesce(a.debt > 0, false)`,
  openReturn: (mine) =>
    `m.member_id IN (SELECT r.member_id FROM returns_due r WHERE ${mine('r.member_id')})`,
  openComplaint: (mine) =>
    `m.member_id IN (SELECT t.member_id FROM tasks t WHERE ${mine('t.member_id')} AND t.kind IN ('claimReceipt', 'correctPoints', 'goodwill', 'thaw') AND t.state IN ${UNFINISHED})`,
  noChannel: (mine) =>
    `m.member_id NOT IN (SELECT f.member_id FROM contact_confirmations f WHERE ${mine('f.member_id')} AND f.ended_at IS NULL)`,
  noConsent: (mine) =>
    `m.member_id NOT IN (SELECT s.member_id FROM consent_states s JOIN contact_confirmations f ON f.member_id = s.member_id AND f.ended_at IS NULL
      AND f.contact = CASE s.channel WHEN 'email' THEN 'email' ELSE 'phone' END
    WHERE ${mine('s.member_id')} AND s.purpose = 'advertising' AND s.decision = 'given')`,
};

type Row = { readonly memberId: number; readonly isActive: boolean; readonly leftOut: LeftOut[] };

/** How members stand now, with those of some reasons for which `decideAward` leaves them out. Who was merged into another is not among them. */
export async function readStanding(
  run: RunRows,
  { whose, reasons }: { readonly whose: Whose; readonly reasons: readonly LeftOut[] },
): Promise<ReadonlyMap<number, Standing>> {
  const values = new Values();
  const mine = whoseSql(values, whose);
  const cases = reasons.map((reason) => `CASE WHEN ${REASONS[reason](mine)} THEN '${reason}' END`);
  const rows = await run<Row>(
    `SELECT m.member_id::float8 AS "memberId", (m.status = 'active') AS "isActive",
       array_remove(ARRAY[${cases.join(', ')}]::text[], NULL) AS "leftOut"
     FROM members m LEFT JOIN point_accounts a USING (member_id)
     WHERE ${mine('m.member_id')} AND m.status <> 'merged' ORDER BY m.member_id`,
    values.list,
  );
  return new Map(rows.map(({ memberId, isActive, leftOut }) => [memberId, { isActive, leftOut }]));
}

/**
 * Which of some members are in the audience of a mechanic now, as the segments' compiler reads it; null: everybody in force. A definition
 * that asks receipts reads those of all members: with many chunks, ask for all members once and keep them.
 */
export async function readAudience(
  run: RunRows,
  {
    definition,
    source,
    whose,
  }: {
    readonly definition: SegmentDefinition | null;
    readonly source: SegmentSource;
    readonly whose: Whose;
  },
): Promise<ReadonlySet<number>> {
  const values = new Values();
  const ofAudience = definition === null ? null : boundSql(segmentMembers(definition, source));
  for (const value of ofAudience?.parameters ?? []) values.bind(value);
  const mine = whoseSql(values, whose)('i.member_id');
  const text =
    ofAudience?.text ?? `SELECT k.member_id FROM member_sort_keys k WHERE k.status = 'active'`;
  const rows = await run<{ memberId: number }>(
    `SELECT i.member_id::float8 AS "memberId" FROM (${text}) i WHERE ${mine}`,
    values.list,
  );
  return new Set(rows.map(({ memberId }) => memberId));
}
