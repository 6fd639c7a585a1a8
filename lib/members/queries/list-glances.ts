import 'server-only';
import { z } from 'zod';
import type { BlockReason, CardStatus } from '@/lib/domain/cards/states';
import { cardEnding } from '@/lib/domain/members/contact-masks';
import { GLANCES_MAX, type MemberGlance } from '@/lib/domain/members/glance';
import { type MemberStatus, memberCode } from '@/lib/domain/members/states';
import { defineQuery } from '@/lib/kernel/query';
import { shownTier, type TierColumns, tierColumns } from '../shown-tier';

type Row = TierColumns & {
  readonly memberId: number;
  readonly name: string;
  readonly status: MemberStatus;
  readonly joinedOn: string;
  readonly number: string | null;
  readonly cardStatus: CardStatus | null;
  readonly blockReason: BlockReason | null;
  readonly businessDate: string | null;
  readonly amountMinor: bigint | null;
  readonly store: string | null;
  readonly receipts365: number;
};

function glanceOf(row: Row): MemberGlance {
  const { number, cardStatus, blockReason, businessDate, amountMinor, store } = row;
  return {
    memberId: row.memberId,
    code: memberCode(row.memberId),
    name: row.name,
    status: row.status,
    tier: shownTier(row),
    joinedOn: row.joinedOn,
    card:
      number === null || cardStatus === null
        ? null
        : { ending: cardEnding(number), status: cardStatus, blockReason },
    lastPurchase:
      businessDate === null || amountMinor === null
        ? null
        : { businessDate, amountMinor, store: store ?? '' },
    receipts365: row.receipts365,
  };
}

/** Members at a glance, in no order; those who are not there are left out. At most 20. */
export const listGlances = defineQuery({
  id: 'members.glances',
  permission: 'members.read',
  input: z.object({
    memberIds: z.array(z.number().int().positive().max(Number.MAX_SAFE_INTEGER)).max(GLANCES_MAX),
  }),
  run: async ({ read, input: { memberIds } }): Promise<readonly MemberGlance[]> => {
    if (memberIds.length === 0) return [];
    const rows = await read<Row[]>`
      SELECT m.member_id::float8 AS "memberId", m.status, m.joined_on AS "joinedOn",
        trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')) AS name,
        ${read.unsafe(tierColumns('t'))},
        c.number, c.status AS "cardStatus", c.block_reason AS "blockReason",
        b.business_date AS "businessDate", b.amount_minor AS "amountMinor", st.name AS store,
        coalesce(s.receipts_365, 0) AS "receipts365"
      FROM members m
      LEFT JOIN member_profiles p USING (member_id)
      LEFT JOIN member_summary s USING (member_id)
      LEFT JOIN tiers t ON t.tier_id = m.tier_id
      LEFT JOIN LATERAL (
        SELECT number, status, block_reason FROM cards WHERE member_id = m.member_id
        ORDER BY status = 'active' DESC, issued_on DESC, card_id DESC LIMIT 1
      ) c ON true
      LEFT JOIN LATERAL (
        SELECT business_date, amount_minor, store_id FROM purchases
        WHERE member_id = m.member_id AND business_date = s.last_purchase_on AND NOT is_return
        ORDER BY purchase_id DESC LIMIT 1
      ) b ON true
      LEFT JOIN stores st ON st.store_id = b.store_id
      WHERE m.member_id = ANY(${[...memberIds]}::bigint[])`;
    return rows.map(glanceOf);
  },
});
