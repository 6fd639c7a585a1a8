import 'server-only';
import type { Tx } from '@/db/write';
import { leftOutOf } from '@/lib/domain/mechanics/definition';
import { occurrencesOf } from '@/lib/domain/mechanics/kinds/registry';
import { isOpenOn, LATE_DAYS } from '@/lib/domain/mechanics/occurrence';
import { addDays } from '@/lib/domain/shared/calendar';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { parseDefinition } from '@/lib/rules/parse-definition';
import { sourceInTx } from '@/lib/segments/named-segments';
import { readCandidates } from '../engine/read-candidates';

type Row = {
  readonly ruleId: number;
  readonly versionId: number;
  /** Whose occasion it is, and how they call it. */
  readonly whose: number;
  readonly key: string;
  readonly definition: string;
  readonly startsOn: string;
};

/** What came by the occasion of another stands and falls with it. */
const OF_MESSAGE = `
  SELECT a.rule_id AS "ruleId", a.rule_version_id AS "versionId",
    coalesce((SELECT coalesce(t.merged_into, t.member_id) FROM members t WHERE t.member_id = a.through_member_id), a.member_id)::float8 AS whose,
    CASE WHEN a.through_member_id IS NULL THEN a.occurrence ELSE substr(a.occurrence, length('of:' || a.through_member_id || ':') + 1) END AS key,
    v.definition::text AS definition,
    v.starts_on::text AS "startsOn"
  FROM awards a JOIN rule_versions v USING (rule_version_id)
  WHERE a.member_id = $1 AND a.message_id = $2 AND a.state IN ('waiting', 'takenBack')`;

/**
 * Whether what a message promises is still to be given, asked at the moment of sending, by the version that decided it: the occasion is open,
 * the member in the audience and not to be left out. What was given with the decision is told of in any case.
 */
export async function isStillDue(
  tx: Tx,
  {
    memberId,
    messageId,
    now,
  }: { readonly memberId: number; readonly messageId: number; readonly now: Date },
): Promise<boolean> {
  const { rows } = await tx.client.query<Row>({
    name: 'award_of_message',
    text: OF_MESSAGE,
    values: [memberId, messageId],
  });
  const [row] = rows;
  if (row === undefined) return true;
  const mechanic = parseDefinition(row.definition);
  if (mechanic.kind !== 'mechanic') return false;
  const { todayOn: on, timeZone } = await readProgrammeFacts(tx, now);
  const { ruleId: mechanicId, versionId, startsOn, whose, key } = row;
  const holdout = { salt: 0, shareBps: 0 };
  const live = {
    mechanicId,
    versionId,
    startsOn,
    endsOn: null,
    isPaused: false,
    mechanic,
    holdout,
  };
  const fromOn = addDays(on, -LATE_DAYS);
  const source = await sourceInTx(tx, mechanic.audience, { todayOn: on, timeZone });
  const asked = { live, memberIds: [whose], fromOn, on, source, programme: null };
  const [read] = await readCandidates(rowsOf(tx), asked);
  if (read === undefined || !read.candidate.isInAudience) return false;
  const { leftOut, facts } = read.candidate;
  if (leftOutOf(mechanic).some((reason) => leftOut.includes(reason))) return false;
  const days = { fromOn, throughOn: on };
  const open = occurrencesOf(mechanic.occasion, facts, days).filter((one) => isOpenOn(one, on));
  return open.some((one) => one.key === key && one.takenBackOn === null);
}
