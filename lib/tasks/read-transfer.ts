import 'server-only';
import type { MemberStatus } from '@/lib/domain/members/states';
import { memberCode } from '@/lib/domain/members/states';
import { lastDayOf } from '@/lib/domain/points/expiry';
import { type PointsRefusal, refusalOf } from '@/lib/domain/points/may-move';
import type { EntryKind } from '@/lib/domain/points/states';
import type { SubjectTransfer, SubjectTransferred } from '@/lib/domain/points/transfers';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { toPoints } from '@/lib/domain/shared/points';
import { isBlockedForFraud } from '@/lib/points/transfers/blocked-for-fraud';
import { readGiven, readTransferLimits } from '@/lib/points/transfers/read-limits';
import { findTransfer } from '@/lib/points/transfers/read-transfer';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { readZone } from './read-zone';

/** Ends of points that are told before they move. */
const MOST_ENDS = 200;

type Standing = { status: MemberStatus; isFrozen: boolean; isBlocked: boolean; name: string };

const STANDING = `
  SELECT m.status, coalesce(a.frozen_at IS NOT NULL, false) AS "isFrozen", ${isBlockedForFraud('m.member_id')} AS "isBlocked",
    trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')) AS name
  FROM members m LEFT JOIN point_accounts a USING (member_id) LEFT JOIN member_profiles p USING (member_id)
  WHERE m.member_id = $1`;

const LOTS = `
  SELECT sum(remaining - held)::text AS points, expires_at AS "expiresAt" FROM point_lots
  WHERE member_id = $1 AND state = 'available' AND remaining > held AND (expires_at IS NULL OR expires_at > $2)
  GROUP BY expires_at ORDER BY expires_at NULLS LAST LIMIT ${MOST_ENDS}`;

/** Why an account takes no movement of a kind; null when it does. */
function movementRefusal(standing: Standing | undefined, kind: EntryKind): PointsRefusal | null {
  return standing === undefined ? 'over' : refusalOf(standing, kind);
}

/** What a member could give now: their points by end, and what the limits leave. */
export async function readTransfer(
  run: RunRows,
  memberId: number,
  now: Date,
): Promise<SubjectTransfer> {
  const zone = await readZone(run);
  const [standing] = await run<Standing>(STANDING, [memberId]);
  const lots = await run<{ points: string; expiresAt: Date | null }>(LOTS, [memberId, now]);
  const parts = lots.map(({ points, expiresAt }) => ({
    points: toPoints(BigInt(points)),
    lastOn: expiresAt === null ? null : lastDayOf(expiresAt, zone),
  }));
  return {
    limits: await readTransferLimits(run),
    given: await readGiven(run, { memberId, todayOn: dayInZone(now, zone) }),
    available: toPoints(parts.reduce((sum, { points }) => sum + points, 0n)),
    lots: parts,
    refusal: movementRefusal(standing, 'transfer_out') ?? (standing?.isBlocked ? 'blocked' : null),
  };
}

/** What a done task gave, and whether it can come back; undefined when it gave nothing. */
export async function readTransferred(
  run: RunRows,
  { memberId, undoOf }: { readonly memberId: number; readonly undoOf: number | null },
): Promise<SubjectTransferred | undefined> {
  const made = undoOf === null ? null : await findTransfer(run, { memberId, taskId: undoOf });
  if (made === null) return undefined;
  const { points, left, isTouched, toMemberId } = made;
  const [giver] = await run<Standing>(STANDING, [memberId]);
  const [receiver] = await run<Standing>(STANDING, [toMemberId]);
  return {
    points,
    left,
    isTouched,
    other: receiver === undefined || receiver.name === '' ? memberCode(toMemberId) : receiver.name,
    // A block for fraud keeps nothing from coming back.
    refusal: movementRefusal(receiver, 'transfer_out') ?? movementRefusal(giver, 'transfer_in'),
  };
}
