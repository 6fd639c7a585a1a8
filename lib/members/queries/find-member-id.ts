import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { CARD_STATUSES } from '@/lib/domain/cards/states';
import { phoneCountryOf } from '@/lib/domain/members/cleansing/phone-country';
import type { IdentityKind } from '@/lib/domain/members/states';
import { AppError } from '@/lib/domain/shared/errors';
import type { CurrencyCode } from '@/lib/domain/shared/money';
import { defineQuery } from '@/lib/kernel/query';
import { phoneReader } from '../read-phone';

/** Cards that tell whose they are; any other is as good as unknown. */
export const TELLING_CARDS = CARD_STATUSES.filter(
  (status): status is 'issued' | 'active' => status === 'issued' || status === 'active',
);

type Sought = { readonly kind: IdentityKind; readonly value: string };

const text = z.string().max(254);

/** One way to know a member, as it is typed. */
const soughtMember = z.union([
  z.object({ card: z.string().max(40) }),
  z.object({ phone: text }),
  z.object({ email: text }),
  z.object({ externalId: text }),
]);

async function currencyOf(read: Read): Promise<CurrencyCode> {
  const [row] = await read<{ currency: CurrencyCode }[]>`SELECT currency FROM programme`;
  return row?.currency ?? 'RUB';
}

/** The value as claims keep it; null when nobody can have it. A phone is read as one of the programme's country. */
async function toSought(read: Read, given: z.output<typeof soughtMember>): Promise<Sought | null> {
  if ('card' in given) return { kind: 'card', value: given.card.replaceAll(/[\s-]/g, '') };
  if ('email' in given) return { kind: 'email', value: given.email.trim().toLowerCase() };
  if ('externalId' in given) return { kind: 'external', value: given.externalId.trim() };
  const phone = phoneReader(phoneCountryOf(await currencyOf(read)))(given.phone);
  return phone === null ? null : { kind: 'phone', value: phone };
}

/**
 * The member with a card, a phone, an e-mail or an external id. A card that is blocked, replaced, over or unknown gets one
 * answer, and so does any other value that nobody has: `not_found`.
 */
export const findMemberId = defineQuery({
  id: 'members.findId',
  permission: 'members.read',
  input: soughtMember,
  run: async ({ read, input }): Promise<number> => {
    const sought = await toSought(read, input);
    if (sought === null) throw new AppError('not_found');
    const { kind, value } = sought;
    const [row] = await read<{ memberId: number }[]>`
      SELECT coalesce(m.merged_into, m.member_id)::float8 AS "memberId"
      FROM identity_claims i JOIN members m USING (member_id)
      WHERE i.kind = ${kind} AND i.value = ${value}
        AND (i.kind <> 'card' OR EXISTS (
          SELECT FROM cards c WHERE c.member_id = i.member_id AND c.number = i.value AND c.moved_to IS NULL
            AND c.status = ANY (${[...TELLING_CARDS]})))`;
    if (row === undefined) throw new AppError('not_found');
    return row.memberId;
  },
});

/** The same for the buyer of a receipt, by a phone, an e-mail or an external id: whoever posts purchases may say whose they are. */
export const findBuyerId = defineQuery({
  ...findMemberId,
  id: 'purchases.findBuyerId',
  permission: 'purchases.post',
});
