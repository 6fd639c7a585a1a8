import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { can } from '@/lib/domain/access/actor';
import { CARD_NUMBER_MAX, isCardNumber } from '@/lib/domain/cards/check-digits';
import { phoneCountryOf } from '@/lib/domain/members/cleansing/phone-country';
import { maskPhone } from '@/lib/domain/members/contact-masks';
import type { NearPhone, TypedNumber } from '@/lib/domain/members/glance';
import { SEARCH_MAX_LENGTH } from '@/lib/domain/members/list-filters';
import { nearPhones } from '@/lib/domain/members/near-phones';
import { planSearch, WHOLE_PHONE_DIGITS } from '@/lib/domain/members/search-plan';
import { type IdentityKind, memberCode } from '@/lib/domain/members/states';
import type { CurrencyCode } from '@/lib/domain/shared/money';
import { defineQuery } from '@/lib/kernel/query';
import { validPhoneReader } from '../read-phone';

const NEAR_LIMIT = 3;
/** Numbers from here on are cards: no phone is written with so many digits and without its plus. */
const CARD_DIGITS = 12;

async function ownerOf(read: Read, kind: IdentityKind, value: string) {
  const [row] = await read<{ memberId: number }[]>`
    SELECT member_id::float8 AS "memberId" FROM identity_claims WHERE kind = ${kind} AND value = ${value}`;
  return row === undefined ? null : { memberId: row.memberId, code: memberCode(row.memberId) };
}

async function listNear(read: Read, phone: string): Promise<NearPhone[]> {
  const rows = await read<{ memberId: number; name: string; phone: string }[]>`
    SELECT i.member_id::float8 AS "memberId", i.value AS phone,
      trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')) AS name
    FROM identity_claims i LEFT JOIN member_profiles p USING (member_id)
    WHERE i.kind = 'phone' AND i.value = ANY(${[...nearPhones(phone)]})
    ORDER BY i.member_id LIMIT ${NEAR_LIMIT}`;
  return rows.map((row) => ({
    ...row,
    code: memberCode(row.memberId),
    phone: maskPhone(row.phone),
  }));
}

/**
 * The whole phone or card number that a text is, with whose it is; null when the text is no whole number. Who has nearly
 * the same phone is told to those who may read contacts: it would let others guess.
 */
export const readNumber = defineQuery({
  id: 'members.readNumber',
  permission: 'members.read',
  input: z.object({ text: z.string().max(SEARCH_MAX_LENGTH) }),
  run: async ({ read, input: { text }, actor }): Promise<TypedNumber | null> => {
    const digits = planSearch(text)?.digits ?? null;
    if (digits === null || digits.length < WHOLE_PHONE_DIGITS) return null;
    const isPlus = text.trim().startsWith('+');
    if (!isPlus && digits.length >= CARD_DIGITS && digits.length <= CARD_NUMBER_MAX) {
      const owner = await ownerOf(read, 'card', digits);
      return { kind: 'card', value: digits, isFitting: isCardNumber(digits), owner };
    }
    const [programme] = await read<{ currency: CurrencyCode }[]>`SELECT currency FROM programme`;
    const phone = validPhoneReader(phoneCountryOf(programme?.currency ?? 'RUB'))(text);
    if (phone === null) return null;
    const owner = await ownerOf(read, 'phone', phone);
    const isHelped = owner === null && can(actor, 'members.readContacts');
    return {
      kind: 'phone',
      value: phone,
      owner,
      near: isHelped ? await listNear(read, phone) : [],
    };
  },
});
