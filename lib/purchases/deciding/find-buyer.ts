import 'server-only';
import { CARD_RIGHTS, type CardStatus } from '@/lib/domain/cards/states';
import type { PurchaseNotice } from '@/lib/domain/purchases/receipt-answer';
import { businessDateOf } from '@/lib/domain/purchases/receipt-facts';
import type { BasketInput } from '@/lib/domain/purchases/receipt-input';
import type { StoreFormat } from '@/lib/domain/purchases/states';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import type { RunRows } from '../claims/read-receipts';
import { requireDayBeside } from './require-moment';

/** Whose a receipt is, and what surrounds it that no lock guards. */
export type Buyer = {
  /** Null: a guest's. */
  readonly memberId: number | null;
  readonly notice: Extract<PurchaseNotice, 'guest' | 'unknown_card'> | null;
  /** 0: no card was shown, or one without a type. */
  readonly cardTypeId: number;
  /** Whether the card that was shown lets its holder pay with points; so does none. */
  readonly mayRedeem: boolean;
  readonly timeZone: string;
  readonly businessDate: string;
  readonly format: StoreFormat;
  readonly partner: string;
};

/** A card with its first event after a moment, which tells what it was at it. */
export type CardAt = {
  readonly status: CardStatus | null;
  readonly expiresOn: string | null;
  readonly laterFrom: CardStatus | null;
  readonly laterTo: CardStatus | null;
  readonly laterOn: string | null;
};

export type BuyerRow = CardAt & {
  readonly timeZone: string;
  readonly format: StoreFormat | null;
  readonly partner: string | null;
  readonly named: number | null;
  readonly holder: number | null;
  readonly cardTypeId: number | null;
};

/** The card's first event after the moment tells what it was at it: an event says from which state it led. */
const FIND = `
  SELECT coalesce(g.time_zone, 'Europe/Moscow') AS "timeZone", s.format, s.partner,
    coalesce(m.merged_into, m.member_id)::float8 AS named,
    coalesce(h.merged_into, h.member_id)::float8 AS holder, c.card_type_id AS "cardTypeId", c.status,
    c.expires_on::text AS "expiresOn", later.from_status AS "laterFrom", later.to_status AS "laterTo",
    (later.happened_at AT TIME ZONE coalesce(g.time_zone, 'Europe/Moscow'))::date::text AS "laterOn"
  FROM (SELECT) one
  LEFT JOIN programme g ON true
  LEFT JOIN stores s ON s.store_id = $1
  LEFT JOIN members m ON m.member_id = $2
  LEFT JOIN identity_claims i ON i.kind = 'card' AND i.value = $3
  LEFT JOIN members h ON h.member_id = i.member_id
  LEFT JOIN cards c ON c.member_id = i.member_id AND c.number = $3 AND c.moved_to IS NULL
  LEFT JOIN LATERAL (
    SELECT e.from_status, e.to_status, e.happened_at FROM card_events e
    WHERE e.member_id = c.member_id AND e.card_id = c.card_id AND e.happened_at > $4
    ORDER BY e.happened_at, e.card_version LIMIT 1) later ON true`;

/** What a card was. One that began later on the same day was the one that was shown: clocks of tills differ. */
export function statusAt(row: CardAt, businessDate: string): CardStatus {
  const { laterOn, laterFrom, laterTo, status, expiresOn } = row;
  const began = laterFrom === null || laterFrom === 'produced';
  const then = began && laterOn === businessDate ? laterTo : (laterFrom ?? 'produced');
  const known = laterOn === null ? status : then;
  const isOver = expiresOn !== null && expiresOn < businessDate;
  return isOver && known !== 'blocked' ? 'expired' : (known ?? 'closed');
}

/** Reads in one statement what tells whose a receipt is; judged by `buyerOf`. */
export async function readBuyer(run: RunRows, basket: BasketInput): Promise<BuyerRow | undefined> {
  const { storeId, memberId, cardNumber, purchasedAt } = basket;
  const [row] = await run<BuyerRow>(FIND, [
    ...[storeId, memberId, cardNumber],
    purchasedAt.toISOString(),
  ]);
  return row;
}

/**
 * Whose a receipt is at its own moment: the member that it names, who a merged one has become, or the holder of the card. A
 * number that nobody has is a guest's. Throws `not_found` for a store or a member that there is not, and for a card of somebody
 * else than the member; `card_not_active` with the state of a card that may not earn at that moment; `invalid_input` when the till's day is not
 * one beside that of the moment.
 */
export function buyerOf(basket: BasketInput, row: BuyerRow | undefined): Buyer {
  const { memberId, cardNumber, purchasedAt } = basket;
  if (row === undefined || row.format === null) throw new AppError('not_found');
  if (memberId !== null && row.named === null) throw new AppError('not_found');
  const businessDate = businessDateOf(basket, row.timeZone);
  requireDayBeside(businessDate, dayInZone(purchasedAt, row.timeZone));
  const around = {
    timeZone: row.timeZone,
    businessDate,
    format: row.format,
    partner: row.partner ?? '',
  };
  const bare = { cardTypeId: 0, mayRedeem: true };
  if (cardNumber === null) {
    const notice = row.named === null ? 'guest' : null;
    return { memberId: row.named, notice, ...bare, ...around };
  }
  if (row.holder === null) {
    if (row.named !== null) throw new AppError('not_found');
    return { memberId: null, notice: 'unknown_card', ...bare, ...around };
  }
  if (row.named !== null && row.named !== row.holder) throw new AppError('not_found');
  const status = statusAt(row, businessDate);
  const { mayEarn, mayRedeem } = CARD_RIGHTS[status];
  if (!mayEarn) throw new AppError('card_not_active', { status });
  const cardTypeId = row.cardTypeId ?? 0;
  return { memberId: row.holder, notice: null, cardTypeId, mayRedeem, ...around };
}

/** Reads whose a receipt is; throws as `buyerOf` does. */
export async function findBuyer(run: RunRows, basket: BasketInput): Promise<Buyer> {
  return buyerOf(basket, await readBuyer(run, basket));
}
