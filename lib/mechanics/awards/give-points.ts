import 'server-only';
import type { Reward } from '@/lib/domain/mechanics/rewards';
import { termsOf } from '@/lib/domain/rules/terms-of';
import { creditMany } from '@/lib/points/ledger/credit-many';
import type { LedgerContext } from '@/lib/points/ledger/movement';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { readActiveRules } from '@/lib/rules/read-active-rules';
import { raiseTiers } from '@/lib/tiers/engine/raise-tier';
import { rewardTimes } from './lot-times';

/** What names the movements of mechanics in the ledger. */
export const AWARD_SOURCE = 'mechanic';

/** Who is given something, and for which occurrence. A member comes once. */
export type Recipient = { readonly memberId: number; readonly occurrence: string };

/** The key of a movement: one for a member, a mechanic, an occurrence and the place of the reward. */
export const movementKey = (ruleId: number, { memberId, occurrence }: Recipient, place: number) =>
  `${memberId}:${ruleId}:${occurrence}${place === 0 ? '' : `:${place}`}`;

/**
 * Gives what a mechanic promises in points to many members at once, each reward as a lot of its own; who reaches a tier by it has it at
 * once. Whose account takes none now is left out. @returns the first entry of each member
 */
export async function givePoints(
  context: LedgerContext,
  {
    ruleId,
    rewards,
    recipients,
  }: {
    readonly ruleId: number;
    readonly rewards: readonly Reward[];
    readonly recipients: readonly Recipient[];
  },
): Promise<ReadonlyMap<number, number>> {
  const { tx, now } = context;
  const inPoints = rewards.filter((reward) => reward.is === 'points');
  if (inPoints.length === 0 || recipients.length === 0) return new Map();
  const { timeZone, todayOn } = await readProgrammeFacts(tx, now);
  const rules = await readActiveRules(rowsOf(tx), todayOn);
  const termsDays = termsOf(rules, todayOn).terms.livesDays;
  const first = new Map<number, number>();
  for (const [place, reward] of inPoints.entries()) {
    const times = rewardTimes(reward, { now, timeZone, termsDays });
    const gifts = recipients.map((recipient) => ({
      memberId: recipient.memberId,
      points: reward.points,
      key: movementKey(ruleId, recipient, place),
      ...times,
    }));
    const posted = await creditMany(context, { source: AWARD_SOURCE, gifts });
    for (const [memberId, seq] of posted) if (!first.has(memberId)) first.set(memberId, seq);
  }
  const memberIds = [...first.keys()];
  // Points alone were given: ladders that do not count them stand as they did.
  const counting = rules.filter(
    ({ definition }) => definition.kind !== 'tiers' || definition.bases.includes('points'),
  );
  const raising = { memberIds, occurredOn: todayOn, todayOn, timeZone, now };
  await raiseTiers(tx, { ...raising, rules: counting });
  return first;
}
