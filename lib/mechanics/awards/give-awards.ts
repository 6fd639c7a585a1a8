import 'server-only';
import type { DayAward } from '@/lib/domain/mechanics/decide-day';
import type { Spent } from '@/lib/domain/mechanics/decision';
import { costOf } from '@/lib/domain/mechanics/rewards';
import { refusalOf } from '@/lib/domain/points/may-move';
import { toPoints } from '@/lib/domain/shared/points';
import { lockAccounts } from '@/lib/points/ledger/lock-accounts';
import type { LedgerContext } from '@/lib/points/ledger/movement';
import type { LaunchedMechanic } from '../read-live';
import { givePoints } from './give-points';
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

/** Those whose account takes points now, where there are any; who was merged or is leaving does not. */
async function openOnes(
  { tx, now }: LedgerContext,
  awards: readonly NewAward[],
): Promise<readonly NewAward[]> {
  if (awards.every(({ points }) => points === 0n)) return awards;
  const ids = awards.map(({ memberId }) => memberId);
  const accounts = await lockAccounts(tx, ids, now);
  return awards.filter(({ memberId }) => {
    const account = accounts.get(memberId);
    return account !== undefined && refusalOf(account, 'earn') === null;
  });
}

/** Awards in turns, in each of which a member comes once. */
function inTurns(awards: readonly NewAward[]): readonly (readonly NewAward[])[] {
  const turns: NewAward[][] = [];
  const taken = new Map<number, number>();
  for (const award of awards) {
    const turn = taken.get(award.memberId) ?? 0;
    taken.set(award.memberId, turn + 1);
    const known = turns[turn];
    if (known === undefined) turns.push([award]);
    else known.push(award);
  }
  return turns;
}

/** Notes with each award the entry that gave its points. */
async function noteEntries(
  { tx }: LedgerContext,
  ruleId: number,
  entries: readonly { readonly award: NewAward; readonly seq: number }[],
): Promise<void> {
  if (entries.length === 0) return;
  await tx.client.query(
    `UPDATE awards a SET seq = o.seq FROM unnest($2::bigint[], $3::text[], $4::int[]) AS o (member_id, occurrence, seq)
     WHERE a.member_id = o.member_id AND a.rule_id = $1 AND a.occurrence = o.occurrence`,
    [
      ruleId,
      entries.map(({ award }) => award.memberId),
      entries.map(({ award }) => award.occurrence),
      entries.map(({ seq }) => seq),
    ],
  );
}

/** Credits awards that are written: points now, each member in one entry a reward. */
export async function creditAwards(
  context: LedgerContext,
  live: Pick<LaunchedMechanic, 'mechanicId' | 'mechanic'>,
  awards: readonly NewAward[],
): Promise<void> {
  const { mechanicId: ruleId, mechanic } = live;
  for (const turn of inTurns(awards)) {
    const { rewards } = mechanic;
    const seqs = await givePoints(context, { ruleId, rewards, recipients: turn });
    const entries = turn.flatMap((award) => {
      const seq = seqs.get(award.memberId);
      return seq === undefined ? [] : [{ award, seq }];
    });
    await noteEntries(context, ruleId, entries);
  }
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
    given.flatMap((one) => recipientsOf(live, one)),
  );
  const groupName = mechanic.group?.name ?? null;
  const awards = await writeAwards(context.tx, { ruleId, versionId, groupName, on, now }, open);
  await creditAwards(
    context,
    live,
    awards.filter(({ state }) => state === 'given'),
  );
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
