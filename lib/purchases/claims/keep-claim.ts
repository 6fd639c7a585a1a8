import 'server-only';
import type { Tx } from '@/db/write';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import type { CLAIM_PROOFS } from '@/lib/domain/purchases/claims';
import { keptDecision, pointsByRule } from '@/lib/domain/rules/kept-decision';
import { factsJson } from '@/lib/domain/rules/stored-json';
import type { JudgedClaim } from './judge-claims';
import type { Taken } from './take-receipt';

/** A claim that was judged and booked. */
export type ClaimToKeep = {
  readonly memberId: number;
  readonly taskId: number;
  readonly taken: Taken;
  readonly judged: JudgedClaim;
  /** The entry that gave the points; null: there were none. */
  readonly seq: number | null;
  readonly proof: (typeof CLAIM_PROOFS)[number];
  readonly source: string;
  readonly now: Date;
};

const KEEP = `
  INSERT INTO purchase_claims (member_id, task_id, store_id, business_date, receipt, purchase_id, amount_minor, facts, decision,
    points, rule_ids, rule_points, budget_rule_ids, seq, proof, claimed_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`;

/** What a till had told of a guest's receipt is decided now; of an imported one it is the first that is written. */
const DECIDE = `
  INSERT INTO purchase_decisions AS d (member_id, business_date, purchase_id, facts, decision, earned, earn_member_id, earn_seq,
    rule_ids, rule_points, budget_rule_ids, source, key, decided_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
  ON CONFLICT (member_id, business_date, purchase_id) DO UPDATE SET facts = excluded.facts, decision = excluded.decision,
    withheld = NULL, earned = excluded.earned, earn_member_id = excluded.earn_member_id, earn_seq = excluded.earn_seq,
    rule_ids = excluded.rule_ids, rule_points = excluded.rule_points, budget_rule_ids = excluded.budget_rule_ids,
    decided_at = excluded.decided_at`;

/** Writes a claim down, and with its purchase the decision that later returns go by. */
export async function keepClaim({ client }: Tx, claim: ClaimToKeep): Promise<void> {
  const { memberId, taskId, taken, judged, seq, proof, source, now } = claim;
  const { storeId, businessDate, receipt, purchaseId, netMinor } = taken;
  const { points } = judged.decision;
  const facts = factsJson.encode(judged.facts);
  // The days of the member are kept once, with the purchase, where their erasure finds them.
  const { member: _days, ...ofClaim } = facts;
  const decision = JSON.stringify(keptDecision(judged.decision, judged));
  const { ruleIds, rulePoints, budgetRuleIds } = pointsByRule(judged.decision, judged.rules);
  const rules = [ruleIds, rulePoints, budgetRuleIds];
  const named = [memberId, taskId, storeId, businessDate, receipt, purchaseId, netMinor];
  const ofPaper = purchaseId === null ? rules : [[], [], []];
  const told = [JSON.stringify(ofClaim), decision, points];
  await client.query(KEEP, [...named, ...told, ...ofPaper, seq, proof, now]);
  if (purchaseId === null) return;
  const earned = [points, seq === null ? null : memberId, seq];
  await client.query(DECIDE, [
    ...[memberId, businessDate, purchaseId, JSON.stringify(facts), decision, ...earned, ...rules],
    ...[source, `task:${taskId}`, now],
  ]);
}

/** Its returns too: what they took back was of the points that the claim had given. */
const UNDECIDE = `
  UPDATE purchase_decisions SET facts = facts - 'tier' - 'cardType' - 'member', decision = NULL, withheld = CASE WHEN facts <> '{}' THEN 'guest' END,
    earned = 0, earn_member_id = NULL, earn_seq = NULL, taken_back = 0, given_back = 0, not_recouped = 0,
    rule_ids = '{}', rule_points = '{}', budget_rule_ids = '{}'
  WHERE member_id = ${GUEST_MEMBER_ID} AND (business_date, purchase_id) IN (
    SELECT day, id FROM unnest($1::date[], $2::bigint[]) AS named (day, id))`;

/** Forgets what was decided of purchases that are a guest's again, so that a further claim decides them anew. */
export async function undecide(
  { client }: Tx,
  keys: readonly { readonly businessDate: string; readonly purchaseId: number }[],
): Promise<void> {
  await client.query(UNDECIDE, [
    keys.map(({ businessDate }) => businessDate),
    keys.map(({ purchaseId }) => purchaseId),
  ]);
}
