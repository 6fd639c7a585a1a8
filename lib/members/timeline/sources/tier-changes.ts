import 'server-only';
import { memberTabHref } from '@/lib/domain/members/member-tabs';
import type { TierReason } from '@/lib/domain/members/tier-reasons';
import { defineSource, told } from '../source';

type Name = { readonly en: string; readonly ru: string };
type Data = {
  readonly memberId: number;
  readonly from: Name | null;
  readonly to: Name | null;
  readonly isHigher: boolean;
  readonly reason: TierReason;
};

const KEY = 'c.change_id::text';

function titleOf({ from, to, isHigher }: Data) {
  if (to === null) return told('timeline.tiers.none');
  if (from === null) return told('timeline.tiers.first', { to });
  return told(isHigher ? 'timeline.tiers.up' : 'timeline.tiers.down', { from, to });
}

/** Changes of the member's tier, from which to which, and why. */
export const tierChanges = defineSource<Data>({
  id: 'tierChanges',
  kind: 'tiers',
  needs: 'members.read',
  rows: ({ read, memberId, before, newest }) => read`
    SELECT c.happened_at, ${read.unsafe(KEY)} AS key, c.actor, jsonb_build_object(
      'memberId', c.member_id, 'from', CASE WHEN f.tier_id IS NOT NULL THEN jsonb_build_object('en', f.name_en, 'ru', f.name_ru) END,
      'to', CASE WHEN t.tier_id IS NOT NULL THEN jsonb_build_object('en', t.name_en, 'ru', t.name_ru) END,
      'isHigher', coalesce(t.rank, -1) > coalesce(f.rank, -1), 'reason', c.reason) AS data
    FROM tier_changes c
    LEFT JOIN tiers f ON f.tier_id = c.from_tier_id LEFT JOIN tiers t ON t.tier_id = c.to_tier_id
    WHERE c.member_id = ${memberId} AND ${before('c.happened_at', KEY)}
    ${newest('c.happened_at', KEY)}`,
  tell: (data) => ({
    icon: 'tier',
    tone: data.isHigher ? 'good' : 'warning',
    title: titleOf(data),
    // Where the judgement stands that made the change, with what was measured and asked.
    href: memberTabHref(data.memberId, 'tier'),
    details: [told(`timeline.tiers.reasons.${data.reason}`)],
  }),
});
