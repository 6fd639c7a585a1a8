import 'server-only';
import { CARD_RIGHTS } from '@/lib/domain/cards/states';
import type { RunRows } from '../claims/read-receipts';
import { type CardAt, statusAt } from '../deciding/find-buyer';
import { type MemberContext, readMemberContext } from '../deciding/read-member-context';

/** What a member was at the moment of a receipt that they claim, for the rules. A card type 0 is none. */
export type Claimant = MemberContext & { readonly cardTypeId: number };

/** Cards of one member that are looked at. */
const MOST_CARDS = 50;

/** Their own before those that somebody else carries, the youngest first. An event after the moment tells what a card was at it. */
const CARDS = `
  SELECT c.card_type_id AS "cardTypeId", c.status, c.expires_on::text AS "expiresOn",
    later.from_status AS "laterFrom", later.to_status AS "laterTo",
    (later.happened_at AT TIME ZONE $4)::date::text AS "laterOn"
  FROM cards c
  LEFT JOIN LATERAL (
    SELECT e.from_status, e.to_status, e.happened_at FROM card_events e
    WHERE e.member_id = c.member_id AND e.card_id = c.card_id AND e.happened_at > $2
    ORDER BY e.happened_at, e.card_version LIMIT 1) later ON true
  WHERE c.member_id = $1 AND c.issued_on <= $3::date
  ORDER BY c.is_supplementary, c.issued_on DESC, c.card_id DESC LIMIT ${MOST_CARDS}`;

/**
 * Tier, use of caps and the card that the member would have shown: of those that might earn at that moment the youngest of
 * their own.
 */
export async function readClaimant(
  run: RunRows,
  asked: {
    readonly memberId: number;
    readonly purchasedAt: Date;
    readonly businessDate: string;
    readonly timeZone: string;
  },
): Promise<Claimant> {
  const { memberId, purchasedAt, businessDate, timeZone } = asked;
  const context = await readMemberContext(run, asked);
  const cards = await run<CardAt & { readonly cardTypeId: number | null }>(CARDS, [
    memberId,
    purchasedAt.toISOString(),
    businessDate,
    timeZone,
  ]);
  const shown = cards.find((card) => CARD_RIGHTS[statusAt(card, businessDate)].mayEarn);
  return { ...context, cardTypeId: shown?.cardTypeId ?? 0 };
}
