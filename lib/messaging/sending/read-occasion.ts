import 'server-only';
import type { AwardState } from '@/lib/domain/mechanics/records';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';

/** How the mechanic and the award that a message tells of stand when it is to be sent. */
export type MessageOccasion = {
  /** Null: it tells of no award. */
  readonly award: AwardState | null;
  /** Hundredths of a point that the award is. */
  readonly points: string | null;
  readonly isPaused: boolean;
  readonly isArchived: boolean;
  /** Whether it is to bring somebody back who came back since it was queued. */
  readonly isBack: boolean;
};

const OCCASION = `
  SELECT a.state AS award, a.points::text AS points,
    s.archived_at IS NOT NULL AS "isArchived",
    s.paused_at IS NOT NULL OR EXISTS (SELECT FROM mechanic_control WHERE stopped_at IS NOT NULL) AS "isPaused",
    v.definition #>> '{occasion,is}' = 'reactivation'
      AND coalesce(u.last_purchase_on >= (m.queued_at AT TIME ZONE g.time_zone)::date, false) AS "isBack"
  FROM messages m CROSS JOIN programme g
  JOIN rule_versions v ON v.rule_version_id = m.rule_version_id
  LEFT JOIN mechanic_switches s ON s.rule_id = m.rule_id
  LEFT JOIN awards a ON a.member_id = m.member_id AND a.message_id = m.message_id
  LEFT JOIN member_summary u ON u.member_id = m.member_id
  WHERE m.member_id = $1 AND m.message_id = $2`;

/** What of its occasion holds at the moment of sending; null: it has none. */
export async function readOccasion(
  run: RunRows,
  { memberId, messageId }: { readonly memberId: number; readonly messageId: number },
): Promise<MessageOccasion | null> {
  const [row] = await run<MessageOccasion>(OCCASION, [memberId, messageId]);
  return row ?? null;
}
