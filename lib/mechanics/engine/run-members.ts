import 'server-only';
import type { Holdout } from '@/lib/domain/experiments/assign';
import { type DayMember, decideDay } from '@/lib/domain/mechanics/decide-day';
import { kindOf } from '@/lib/domain/mechanics/kinds/registry';
import { OUTSIDE } from '@/lib/domain/mechanics/records';
import { toPoints } from '@/lib/domain/shared/points';
import type { LedgerContext } from '@/lib/points/ledger/movement';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { sourceInTx } from '@/lib/segments/named-segments';
import { addSpent, countDay, type DayCounts, readSpent } from '../awards/count-day';
import { giveAwards } from '../awards/give-awards';
import { type LostAward, takeBackAwards } from '../awards/take-back-award';
import { type NewAward, writeArms, writeAwards } from '../awards/write-awards';
import { writeRetries } from '../awards/write-retries';
import type { KnownPurchases } from '../facts/asked-facts';
import type { LaunchedMechanic } from '../read-live';
import { type KeptAward, type ReadCandidate, readCandidates } from './read-candidates';

/** A mechanic on a day for some members. */
export type Turn = {
  readonly live: LaunchedMechanic;
  /** Occurrences are looked for from here: what lost its ground since is taken back. */
  readonly fromOn: string;
  readonly on: string;
  readonly timeZone: string;
  readonly programme: Holdout | null;
  readonly memberIds: readonly number[];
  /** Shared by mechanics that take their turn with the same members in one transaction. */
  readonly known?: KnownPurchases;
  /** The members were found by the occasion: who of them is out of it is counted. */
  readonly wereFound?: boolean;
};

const NOTHING = { points: toPoints(0n), minor: 0n } as const;

const isStanding = ({ state }: KeptAward) => state === 'given' || state === 'waiting';

function dayMember({ memberId, candidate, kept }: ReadCandidate, mechanicId: number): DayMember {
  const own = kept.filter((award) => award.mechanicId === mechanicId);
  return {
    memberId,
    candidate,
    settled: new Set(own.map(({ key }) => key)),
    standing: new Map(own.filter(isStanding).map(({ key, on }) => [key, on])),
  };
}

/** What lost its ground, by the number under which it was given: of a member who was merged, their own. */
function underOwnNumbers(
  read: readonly ReadCandidate[],
  ruleId: number,
  lost: readonly LostAward[],
): readonly LostAward[] {
  const kept = new Map(read.map((one) => [one.memberId, one.kept]));
  return lost.map(({ memberId, key }) => {
    const award = kept
      .get(memberId)
      ?.find((one) => one.mechanicId === ruleId && one.key === key && isStanding(one));
    return { memberId: award?.ownId ?? memberId, key };
  });
}

/** Those who are held back have a row of each occasion too, with nothing in it. */
const asHeldOut = ({
  memberId,
  occurrence: { key, dueOn, untilOn },
}: ReturnType<typeof decideDay>['heldOut'][number]): NewAward => ({
  memberId,
  occurrence: key,
  throughMemberId: null,
  state: 'heldOut',
  dueOn,
  untilOn,
  ...NOTHING,
});

/**
 * Decides what a mechanic has for some members today and gives it, in the caller's transaction, which holds the mechanic's switches. What was
 * given, dropped or held back before stays as it was.
 */
export async function runMembers(
  context: LedgerContext,
  { live, fromOn, on, timeZone, programme, memberIds, known, wereFound = false }: Turn,
): Promise<DayCounts> {
  const { tx, now } = context;
  const { mechanicId: ruleId, mechanic, versionId } = live;
  const source = await sourceInTx(tx, mechanic.audience, { todayOn: on, timeZone });
  const asked = { live, memberIds, fromOn, on, source, programme, known };
  const read = await readCandidates(rowsOf(tx), asked);
  const spent = await readSpent(tx, ruleId);
  const members = read.map((one) => dayMember(one, ruleId));
  const outcome = decideDay({ live, fromOn, on, spent }, members);
  const { given, heldOut, lost, refused, found } = outcome;
  const taken = await takeBackAwards(context, {
    ruleId,
    lost: underOwnNumbers(read, ruleId, lost),
  });
  const gave = await giveAwards(context, { live, on }, given);
  const groupName = mechanic.group?.name ?? null;
  const written = { ruleId, versionId, groupName, on, now };
  const held = await writeAwards(tx, written, heldOut.map(asHeldOut));
  const armOf = new Map(read.map(({ memberId, candidate: { arm } }) => [memberId, arm]));
  const assigned = new Set([...given, ...heldOut].map(({ memberId }) => memberId));
  const fresh = read.filter(({ memberId, isAssigned }) => !isAssigned && assigned.has(memberId));
  await writeArms(
    tx,
    { ruleId, on },
    fresh.map(({ memberId }) => ({ memberId, arm: armOf.get(memberId) ?? 'treated' })),
  );
  if (kindOf(mechanic.occasion).wakes !== 'night') {
    await writeRetries(tx, { ruleId, on, memberIds }, outcome.retries);
  }
  const outside = wereFound ? memberIds.length - read.length : 0;
  const waiting = gave.awards.filter(({ state }) => state === 'waiting').length;
  const counts: DayCounts = {
    found,
    given: gave.awards.length - waiting,
    waiting,
    heldOut: held.length,
    takenBack: taken.awards,
    points: gave.spent.points,
    minor: gave.spent.minor,
    refused: outside === 0 ? refused : { ...refused, [OUTSIDE]: outside },
  };
  if (found > 0 || taken.awards > 0 || outside > 0) await countDay(tx, { ruleId, on }, counts);
  await addSpent(tx, ruleId, {
    points: toPoints(gave.spent.points - taken.points),
    minor: gave.spent.minor - taken.minor,
    members: gave.spent.members,
  });
  return counts;
}
