import type { MeasuredChange } from '@/lib/domain/tiers/swift-replay';
import type { CopyValue } from './copy-text';
import { momentText } from './gathering';
import type { DemoMember } from './member';
import { type DemoStanding, judgedAs } from './tiers';

/** Columns of what members are on ladders, in the order of the rows below. */
export const TIER_COLUMNS = {
  tier_changes: 'member_id, change_id, from_tier_id, to_tier_id, reason, actor, happened_at',
  tier_standings:
    'member_id, rule_id, tier_id, since_on, valid_until_on, grace_until_on, grace_from_on, held_until_on, counts_from_on',
  tier_judgements:
    'member_id, judgement_id, rule_id, rule_version_id, judged_on, judged_by, judgement, from_tier_id, to_tier_id, measured, judged_at',
  tier_floors:
    'member_id, floor_id, rule_id, tier_id, from_on, until_on, kind, reason, remark, requested_by, approved_by, created_at',
  tier_enrolments: 'member_id, enrolment_id, rule_id, kind, from_on, created_at',
} as const;

type Put = (table: keyof typeof TIER_COLUMNS, values: readonly CopyValue[]) => void;

/** Changes of tier, and judgements, that each member has room for. */
export const TIER_CHANGE_IDS_A_MEMBER = 1024;

/** Why members stand where they do is kept of the last days alone. */
const JUDGED_DAYS = 200;

interface TiersAt {
  readonly lastDay: number;
  readonly staffId: number;
  readonly approverId: number;
  readonly actor: string;
}

/** Changes of tier, standings with why, a tier given by hand, a place among the staff. */
export function addTiers(put: Put, { person, tiers }: DemoMember, at: TiersAt): void {
  const { memberId } = person;
  const firstId = memberId * TIER_CHANGE_IDS_A_MEMBER;
  for (const [place, change] of tiers.path.slice(0, TIER_CHANGE_IDS_A_MEMBER).entries()) {
    put('tier_changes', [
      ...[memberId, firstId + place],
      ...[change.fromTierId, change.toTierId, change.reason, at.actor, momentText(change)],
    ]);
  }
  let judgementId = firstId;
  for (const standing of tiers.standings) {
    addStanding(put, memberId, standing);
    for (const change of standing.changes) {
      if (change.day <= at.lastDay - JUDGED_DAYS) continue;
      addJudgement(put, { memberId, judgementId, standing, change });
      judgementId += 1;
    }
  }
  const { floor, staffSinceOn } = tiers;
  if (floor !== null) {
    put('tier_floors', [
      ...[memberId, memberId, floor.ruleId, floor.tierId, floor.fromOn, floor.untilOn],
      ...['manual', floor.reason, '', at.staffId, at.approverId, `${floor.fromOn} 07:00:00Z`],
    ]);
  }
  const staff = tiers.standings[1];
  if (staffSinceOn === null || staff === undefined) return;
  put('tier_enrolments', [
    ...[memberId, memberId, staff.ruleId, 'staff', staffSinceOn, `${staffSinceOn} 08:00:00Z`],
  ]);
}

function addStanding(put: Put, memberId: number, { ruleId, standing, changes }: DemoStanding) {
  // Who never moved is on the tier that asks nothing: no row says so.
  if (changes.length === 0) return;
  put('tier_standings', [
    ...[memberId, ruleId, standing.tierId, standing.sinceOn, standing.validUntilOn],
    ...[standing.graceUntilOn, standing.graceFromOn, standing.heldUntilOn, standing.countsFromOn],
  ]);
}

/** Amounts as text: they may be greater than a JavaScript number. */
function measured({ measures: { window, grace }, before }: MeasuredChange): string {
  const told = ({ spend, receipts, points }: typeof window) => ({
    ...{ spend: String(spend), receipts, points: String(points) },
  });
  return JSON.stringify({
    ...told(window),
    ...(before.graceFromOn === null ? {} : { grace: told(grace) }),
  });
}

function addJudgement(
  put: Put,
  {
    memberId,
    judgementId,
    standing: { ruleId, versionId },
    change,
  }: {
    readonly memberId: number;
    readonly judgementId: number;
    readonly standing: DemoStanding;
    readonly change: DemoStanding['changes'][number];
  },
): void {
  put('tier_judgements', [
    ...[memberId, judgementId, ruleId, versionId, change.on, change.by, judgedAs(change)],
    ...[change.before.tierId, change.after.tierId, measured(change), momentText(change)],
  ]);
}
