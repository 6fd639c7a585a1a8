import 'server-only';
import type { AwardState } from '@/lib/domain/mechanics/records';
import type { Reward } from '@/lib/domain/mechanics/rewards';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { parseDefinition } from '@/lib/rules/parse-definition';

/** The award that a message tells of, as it stands when the message is to be sent. */
export type AwardOfMessage = {
  readonly memberId: number;
  readonly ruleId: number;
  readonly occurrence: string;
  readonly state: AwardState;
  /** Hundredths of a point that it is. */
  readonly points: string;
  /** Of the version that decided it. */
  readonly rewards: readonly Reward[];
};

type Row = Omit<AwardOfMessage, 'rewards'> & { readonly definition: string };

/** The award that a message tells of; null: it tells of none. */
export async function findAward(
  run: RunRows,
  { memberId, messageId }: { readonly memberId: number; readonly messageId: number },
): Promise<AwardOfMessage | null> {
  const [row] = await run<Row>(
    `SELECT a.member_id::float8 AS "memberId", a.rule_id AS "ruleId", a.occurrence, a.state, a.points::text AS points,
       v.definition::text AS definition
     FROM awards a JOIN rule_versions v USING (rule_version_id) WHERE a.member_id = $1 AND a.message_id = $2`,
    [memberId, messageId],
  );
  if (row === undefined) return null;
  const { definition, ...award } = row;
  const mechanic = parseDefinition(definition);
  return { ...award, rewards: mechanic.kind === 'mechanic' ? mechanic.rewards : [] };
}
