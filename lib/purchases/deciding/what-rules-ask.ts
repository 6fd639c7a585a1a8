import 'server-only';
import type { Tx } from '@/db/write';
import {
  asksOfMember,
  limitedRules,
  type MemberDays,
  memberFacts,
  withLifeUse,
} from '@/lib/domain/rules/asked-by';
import { decideReceipt } from '@/lib/domain/rules/decide-receipt';
import type { Decision } from '@/lib/domain/rules/decision';
import type { ActiveRule } from '@/lib/domain/rules/definition';
import type { CapUse, ReceiptFacts } from '@/lib/domain/rules/facts';
import { toPoints } from '@/lib/domain/shared/points';
import { preparedRowsOf, type RunRows } from '../claims/read-receipts';

/** Of the member themselves; nothing is read, and nothing kept with the purchase, where no rule asks. */
const DAYS = `
  SELECT m.joined_on::text AS "joinedOn", p.birth_on::text AS "birthOn", p.birth_set_on::text AS "birthSetOn"
  FROM members m LEFT JOIN member_profiles p USING (member_id) WHERE m.member_id = $1`;

/** What rules in force ask of a member on a day, as facts; empty: no rule asks. */
export async function readMemberFacts(
  run: RunRows,
  rules: readonly ActiveRule[],
  { memberId, businessDate }: { readonly memberId: number; readonly businessDate: string },
): Promise<Pick<ReceiptFacts, 'member'>> {
  if (!asksOfMember(rules)) return {};
  const [days = { joinedOn: null, birthOn: null, birthSetOn: null }] = await run<MemberDays>(DAYS, [
    memberId,
  ]);
  return { member: memberFacts(days, businessDate) };
}

type Sum = { readonly ruleId: number; readonly life: string; readonly budget: string };

const SUMS = `
  SELECT r.id AS "ruleId", coalesce(m.points, 0)::text AS life, coalesce(s.points, 0)::text AS budget
  FROM unnest($1::int[]) AS r (id)
  LEFT JOIN rule_sums s ON s.rule_id = r.id
  LEFT JOIN rule_member_sums m ON m.rule_id = r.id AND m.member_id = $2`;

/** What limited rules gave so far, beside the use of other caps; nothing is read where none is in force. */
export async function readLifeUse(
  run: RunRows,
  rules: readonly ActiveRule[],
  { memberId, used }: { readonly memberId: number; readonly used: CapUse },
): Promise<CapUse> {
  const limited = limitedRules(rules);
  if (limited.length === 0) return used;
  const rows = await run<Sum>(SUMS, [limited.map(({ ruleId }) => ruleId), memberId]);
  const points = (text: string) => toPoints(BigInt(text));
  return withLifeUse(
    used,
    new Map(
      rows.map(({ ruleId, life, budget }) => [
        ruleId,
        { life: points(life), budget: points(budget) },
      ]),
    ),
  );
}

const BEGIN = `
  INSERT INTO rule_sums (rule_id, points) SELECT id, 0 FROM unnest($1::int[]) AS r (id) ORDER BY id
  ON CONFLICT (rule_id) DO NOTHING`;
const LOCK = 'SELECT FROM rule_sums WHERE rule_id = ANY ($1::int[]) ORDER BY rule_id FOR UPDATE';

/** Rules in force whose budget is for all members: their rows are locked before one of them gives. */
const withBudget = (rules: readonly ActiveRule[]) =>
  limitedRules(rules).filter(({ definition }) => definition.caps.budget !== undefined);

/**
 * Locks the budgets of the rules in force until the transaction ends, in id order and after the account: from then on nobody else
 * gives of them.
 */
export async function lockBudgets(tx: Tx, rules: readonly ActiveRule[]): Promise<void> {
  const ids = withBudget(rules).map(({ ruleId }) => ruleId);
  if (ids.length === 0) return;
  const run = preparedRowsOf(tx);
  await run(BEGIN, [ids]);
  await run(LOCK, [ids]);
}

/**
 * Decides a receipt within the budgets of rules. It is decided by what was committed first: most receipts touch no budget, and a budget that is
 * spent locks nobody. What would give of one is decided again under its lock, so that however many come at once, no more is given than
 * there is. The member's account is locked by the caller.
 */
export async function decideWithinBudgets(
  tx: Tx,
  {
    rules,
    facts,
    used: before,
    memberId,
  }: {
    readonly rules: readonly ActiveRule[];
    readonly facts: ReceiptFacts;
    readonly used: CapUse;
    readonly memberId: number;
  },
): Promise<{ readonly decision: Decision; readonly used: CapUse }> {
  const run = preparedRowsOf(tx);
  const decide = async () => {
    const used = await readLifeUse(run, rules, { memberId, used: before });
    return { decision: decideReceipt({ rules, facts, used }), used };
  };
  const first = await decide();
  const budgets = new Set(withBudget(rules).map(({ ruleId }) => ruleId));
  const gives = first.decision.outcomes.some(
    ({ ruleId, points }) => points > 0n && budgets.has(ruleId),
  );
  if (!gives) return first;
  await lockBudgets(tx, rules);
  return decide();
}
