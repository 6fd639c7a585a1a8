import 'server-only';
import type { DayAward } from '@/lib/domain/mechanics/decide-day';
import type { Spent } from '@/lib/domain/mechanics/decision';
import { costOf } from '@/lib/domain/mechanics/rewards';
import { refusalOf } from '@/lib/domain/points/may-move';
import { toPoints } from '@/lib/domain/shared/points';
import { lockAccounts } from '@/lib/points/ledger/lock-accounts';
import type { LedgerContext } from '@/lib/points/ledger/movement';
import type { LaunchedMechanic } from '../read-live';
import { creditAwards } from './credit-awards';
import { tellAwards } from './tell-awards';
import { type NewAward, writeAwards } from './write-awards';

/** Everybody who is given something by an award: the member, and whom the occasion names beside. */
function recipientsOf(live: LaunchedMechanic, { memberId, occurrence }: DayAward): NewAward[] {
  const { key, dueOn, untilOn, alsoTo } = occurrence;
  const { rewards, creditedAfter } = live.mechanic;
  const state = creditedAfter === 'message' ? 'waiting' : 'given';
  const own = { throughMemberId: null, state, dueOn, untilOn, ...costOf(rewards, 1) } as const;
  return [
    { ...own, memberId, occurrence: key },
    ...alsoTo.map((other) => ({
      ...own,
      memberId: other,
      occurrence: `of:${memberId}:${key}`,
      throughMemberId: memberId,
    })),
  ];
}

/**
 * Those whose account takes points now, where there are any; who was merged or is leaving does not. Without the member whose occasion it
 * is nobody gets anything of it: under another number they will be asked again.
 */
async function openOnes(
  { tx, now }: LedgerContext,
  occasions: readonly (readonly NewAward[])[],
): Promise<readonly NewAward[]> {
  const awards = occasions.flat();
  if (awards.every(({ points }) => points === 0n)) return awards;
  const ids = awards.map(({ memberId }) => memberId);
  const accounts = await lockAccounts(tx, ids, now);
  const isOpen = ({ memberId }: NewAward) => {
    const account = accounts.get(memberId);
    return account !== undefined && refusalOf(account, 'earn') === null;
  };
  return occasions.flatMap((recipients) =>
    recipients.some((one) => one.throughMemberId === null && !isOpen(one))
      ? []
      : recipients.filter(isOpen),
  );
}

/** What was to be credited after a message that nobody can send is dropped at once; what was credited stays, told or not. */
async function withoutUntold(
  { tx, now }: LedgerContext,
  ruleId: number,
  { wrote, untold }: { readonly wrote: readonly NewAward[]; readonly untold: readonly NewAward[] },
): Promise<readonly NewAward[]> {
  const dropped = untold.filter(({ state }) => state === 'waiting');
  if (dropped.length === 0) return wrote;
  await tx.client.query(
    `UPDATE awards a SET state = 'dropped', dropped = 'messageNotSent', points = 0, minor = 0, settled_at = $4
     FROM unnest($2::bigint[], $3::text[]) AS o (member_id, occurrence)
     WHERE a.member_id = o.member_id AND a.rule_id = $1 AND a.occurrence = o.occurrence`,
    [
      ruleId,
      dropped.map(({ memberId }) => memberId),
      dropped.map(({ occurrence }) => occurrence),
      now,
    ],
  );
  return wrote.filter((award) => !dropped.includes(award));
}

export type Given = { readonly awards: readonly NewAward[]; readonly spent: Spent };

/**
 * Writes what was decided and gives it, in one transaction: the award of an occurrence that is there already gives nothing again. What
 * waits for its message is written alone.
 */
export async function giveAwards(
  context: LedgerContext,
  { live, on }: { readonly live: LaunchedMechanic; readonly on: string },
  given: readonly DayAward[],
): Promise<Given> {
  const { mechanicId: ruleId, versionId, mechanic } = live;
  const { now } = context;
  const open = await openOnes(
    context,
    given.map((one) => recipientsOf(live, one)),
  );
  const groupName = mechanic.group?.name ?? null;
  const wrote = await writeAwards(context.tx, { ruleId, versionId, groupName, on, now }, open);
  if (mechanic.creditedAfter === 'decision') await creditAwards(context, live, wrote);
  const untold = await tellAwards(context, { live, on }, wrote);
  const awards = await withoutUntold(context, ruleId, { wrote, untold });
  const written = new Set(awards.map(({ memberId, occurrence }) => `${memberId} ${occurrence}`));
  const isWritten = ({ memberId, occurrence }: DayAward) =>
    written.has(`${memberId} ${occurrence.key}`);
  return {
    awards,
    spent: {
      points: toPoints(awards.reduce((sum, { points }) => sum + points, 0n)),
      minor: awards.reduce((sum, { minor }) => sum + minor, 0n),
      members: given.filter((one) => one.isFirst && isWritten(one)).length,
    },
  };
}
