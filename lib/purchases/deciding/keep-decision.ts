import 'server-only';
import type { Tx } from '@/db/write';
import type { PurchaseNotice } from '@/lib/domain/purchases/receipt-answer';
import type { Decision } from '@/lib/domain/rules/decision';
import type { CapUse, ReceiptFacts } from '@/lib/domain/rules/facts';
import {
  type DecidedBy,
  type KeptJson,
  keptDecision,
  pointsByRule,
} from '@/lib/domain/rules/kept-decision';
import { capUseJson, decisionJson, factsJson } from '@/lib/domain/rules/stored-json';
import type { Points } from '@/lib/domain/shared/points';
import type { RunRows } from '../claims/read-receipts';

/** What is kept of one purchase. */
export type ToKeep = {
  /** 0: a guest's. */
  readonly memberId: number;
  readonly businessDate: string;
  readonly purchaseId: number;
  readonly facts: ReceiptFacts;
  readonly decided: (DecidedBy & { readonly decision: Decision }) | null;
  readonly withheld: PurchaseNotice | null;
  readonly earned: Points;
  readonly earnSeq: number | null;
  readonly spent: Points;
  readonly spentMinor: bigint;
  readonly source: string;
  readonly key: string;
  readonly now: Date;
};

const KEEP = {
  name: 'keep_decision',
  text: `
  INSERT INTO purchase_decisions (member_id, business_date, purchase_id, facts, decision, withheld, earned, earn_member_id,
    earn_seq, spent, spent_minor, rule_ids, rule_points, budget_rule_ids, source, key, decided_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
  part: 'write',
} as const;

/** The values of a row of purchase_decisions, in the order of its statement. */
function decisionRow(kept: ToKeep): readonly unknown[] {
  const { decided, earned, earnSeq } = kept;
  const none = { ruleIds: [], rulePoints: [], budgetRuleIds: [] };
  const { ruleIds, rulePoints, budgetRuleIds } =
    decided === null || earned === 0n ? none : pointsByRule(decided.decision, decided.rules);
  return [
    kept.memberId,
    kept.businessDate,
    kept.purchaseId,
    JSON.stringify(factsJson.encode(kept.facts)),
    decided === null ? null : JSON.stringify(keptDecision(decided.decision, decided)),
    kept.withheld,
    earned,
    earnSeq === null ? null : kept.memberId,
    earnSeq,
    kept.spent,
    kept.spentMinor,
    ruleIds,
    rulePoints,
    budgetRuleIds,
    kept.source,
    kept.key,
    kept.now,
  ];
}

/** Keeps with a purchase what it was judged by and how; written with the end of the transaction. */
export function keepDecision(tx: Tx, kept: ToKeep): void {
  tx.atEnd({ ...KEEP, values: [...decisionRow(kept)] });
}

/** A decision as it stands in the table. Facts null: of a return. Points in hundredths, as text. */
export type DecisionRow = {
  readonly facts: unknown;
  readonly decision: KeptJson | null;
  readonly withheld: PurchaseNotice | null;
  readonly earned: string;
  readonly earnMemberId: number | null;
  readonly earnSeq: number | null;
  readonly spent: string;
  readonly spentMinor: string;
  readonly takenBack: string;
  readonly givenBack: string;
  readonly notRecouped: string;
  /** What each rule's points of it stand at after returns. */
  readonly ruleIds: readonly number[];
  readonly rulePoints: readonly string[];
};

const READ = `
  SELECT facts, decision, withheld, earned::text, earn_member_id::float8 AS "earnMemberId", earn_seq AS "earnSeq", spent::text,
    spent_minor::text AS "spentMinor", taken_back::text AS "takenBack", given_back::text AS "givenBack",
    not_recouped::text AS "notRecouped", rule_ids AS "ruleIds", rule_points::text[] AS "rulePoints"
  FROM purchase_decisions WHERE member_id = $1 AND business_date = $2 AND purchase_id = $3`;

/** The decision kept with a purchase; null: it has none, as those of an import. 0 is the guests. */
export async function findDecision(
  run: RunRows,
  {
    memberId,
    businessDate,
    purchaseId,
  }: { readonly memberId: number; readonly businessDate: string; readonly purchaseId: number },
): Promise<DecisionRow | null> {
  const [row] = await run<DecisionRow>(READ, [memberId, businessDate, purchaseId]);
  return row ?? null;
}

/** What a kept decision says, ready for the rules. Stops at JSON of a version that is not known. */
export function readKept({ facts, decision }: Pick<DecisionRow, 'facts' | 'decision'>): {
  readonly facts: ReceiptFacts;
  readonly decision: Decision | null;
  readonly versionIds: readonly number[];
  readonly used: CapUse;
} {
  return {
    facts: factsJson.parse(facts),
    decision: decision === null ? null : decisionJson.parse(decision.decided),
    versionIds: decision?.versionIds ?? [],
    used: decision === null ? new Map() : capUseJson.parse(decision.used),
  };
}
