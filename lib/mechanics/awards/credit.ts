import 'server-only';
import { toPoints } from '@/lib/domain/shared/points';
import type { LedgerContext } from '@/lib/points/ledger/movement';
import { parseDefinition } from '@/lib/rules/parse-definition';
import { releaseReserved } from '../rewards/reserve-codes';
import { addSpent } from './count-day';
import { creditAwards } from './credit-awards';

type Waiting = {
  readonly memberId: number;
  readonly ruleId: number;
  readonly versionId: number;
  readonly occurrence: string;
  readonly points: string;
  readonly minor: string;
  readonly definition: string;
};

/** Awards that wait for messages, locked. */
const WAITING = `
  SELECT a.member_id::float8 AS "memberId", a.rule_id AS "ruleId", a.rule_version_id AS "versionId", a.occurrence,
    a.points::text AS points, a.minor::text AS minor, v.definition::text AS definition
  FROM unnest($1::bigint[], $2::bigint[]) AS o (member_id, message_id)
  JOIN awards a ON a.member_id = o.member_id AND a.message_id = o.message_id JOIN rule_versions v USING (rule_version_id)
  WHERE a.state = 'waiting' ORDER BY a.member_id, a.rule_id, a.occurrence FOR UPDATE OF a`;

/** Ends awards that waited: given, or, where the account takes nothing now, dropped. */
const SETTLE = `
  UPDATE awards a SET state = CASE WHEN o.is_given THEN 'given' ELSE 'dropped' END, settled_at = $2,
    points = CASE WHEN o.is_given THEN a.points ELSE 0 END, minor = CASE WHEN o.is_given THEN a.minor ELSE 0 END,
    dropped = CASE WHEN o.is_given THEN NULL ELSE 'notNow' END
  FROM unnest($3::bigint[], $4::text[], $5::boolean[]) AS o (member_id, occurrence, is_given)
  WHERE a.member_id = o.member_id AND a.rule_id = $1 AND a.occurrence = o.occurrence`;

const keyOf = ({ memberId, occurrence }: Pick<Waiting, 'memberId' | 'occurrence'>) =>
  `${memberId} ${occurrence}`;

async function settle(
  { tx, now }: LedgerContext,
  all: readonly Waiting[],
  given: ReadonlySet<string>,
): Promise<void> {
  const ruleId = all[0]?.ruleId ?? 0;
  await tx.client.query(SETTLE, [
    ...[ruleId, now],
    all.map(({ memberId }) => memberId),
    all.map(({ occurrence }) => occurrence),
    all.map((one) => given.has(keyOf(one))),
  ]);
  const lost = all.filter((one) => !given.has(keyOf(one)));
  if (lost.length === 0) return;
  await releaseReserved(tx, lost);
  // The budget gets it back.
  await addSpent(tx, ruleId, {
    points: toPoints(lost.reduce((sum, { points }) => sum - BigInt(points), 0n)),
    minor: lost.reduce((sum, { minor }) => sum - BigInt(minor), 0n),
    members: 0,
  });
}

/**
 * Credits what waited for messages, by the version that decided it, in the transaction that writes down that confirmed channels took them.
 * What was credited, dropped or taken back before is left alone.
 */
export async function creditAfterMessages(
  context: LedgerContext,
  messages: readonly { readonly memberId: number; readonly messageId: number }[],
): Promise<void> {
  if (messages.length === 0) return;
  const { rows } = await context.tx.client.query<Waiting>(WAITING, [
    messages.map(({ memberId }) => memberId),
    messages.map(({ messageId }) => messageId),
  ]);
  if (rows.length === 0) return;
  const byVersion = [...Map.groupBy(rows, ({ versionId }) => versionId).values()];
  const inOrder = byVersion.toSorted((one, other) => ruleOf(one) - ruleOf(other));
  for (const waiting of inOrder) {
    const [first] = waiting;
    if (first === undefined) continue;
    const mechanic = parseDefinition(first.definition);
    if (mechanic.kind !== 'mechanic') continue;
    const { ruleId: mechanicId, versionId } = first;
    const recipients = waiting.map(({ memberId, occurrence }) => ({ memberId, occurrence }));
    const given = await creditAwards(context, { mechanicId, versionId, mechanic }, recipients);
    await settle(context, waiting, new Set(given.map(keyOf)));
  }
}

const ruleOf = ([first]: readonly Waiting[]): number => first?.ruleId ?? 0;
