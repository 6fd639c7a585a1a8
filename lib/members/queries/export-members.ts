import 'server-only';
import { z } from 'zod';
import { can } from '@/lib/domain/access/actor';
import { maskEmail, maskPhone } from '@/lib/domain/members/contact-masks';
import { memberFiltersSchema } from '@/lib/domain/members/list-filters';
import { type MemberStatus, memberCode } from '@/lib/domain/members/states';
import { defineQuery } from '@/lib/kernel/query';
import { VALUE_TEXT } from '../attributes/attribute-columns';
import { resolveFilters } from '../list-rows';

/** Members of one piece of a file: small enough to stand in memory, large enough to be quick. */
export const EXPORT_CHUNK = 2_000;

/** A line of the file of members. Amounts are in minor units, net of returns. */
export type ExportedMember = {
  readonly memberId: number;
  readonly externalId: string | null;
  readonly lastName: string;
  readonly firstName: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly status: MemberStatus;
  readonly kind: string;
  readonly tier: string | null;
  readonly card: string | null;
  readonly joinedOn: string;
  readonly store: string | null;
  readonly firstPurchaseOn: string | null;
  readonly lastPurchaseOn: string | null;
  readonly receipts365: number;
  readonly revenue365: bigint;
  readonly receipts: number;
  readonly revenue: bigint;
  readonly r: number | null;
  readonly f: number | null;
  readonly m: number | null;
  /** Values of the attributes in use that the reader may see, by key. */
  readonly attributes: Readonly<Record<string, string>>;
};

/**
 * The next members of a file, by id beyond `afterId`: the same conditions as the list, in an order that one walk can
 * follow. Phones and e-mails are masked for whoever may not read contacts.
 */
export const exportMembers = defineQuery({
  id: 'members.export',
  permission: 'members.read',
  input: z.object({
    filters: memberFiltersSchema,
    afterId: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  }),
  mayBeStale: true,
  run: async ({ read, input: { filters, afterId }, actor }) => {
    const seesContacts = can(actor, 'members.readContacts');
    const resolved = await resolveFilters(read, filters, actor);
    const rows = await read<ExportedMember[]>`
      WITH page AS MATERIALIZED (
        SELECT k.member_id FROM ${resolved.from('k')}
        WHERE ${resolved.conditions('k')} AND k.member_id > ${afterId}
        ORDER BY k.member_id LIMIT ${EXPORT_CHUNK}
      )
      SELECT g.member_id::float8 AS "memberId", e.value AS "externalId",
        coalesce(p.last_name, '') AS "lastName", coalesce(p.first_name, '') AS "firstName",
        p.phone, p.email, m.status, m.kind, t.code AS tier, c.number AS card, m.joined_on AS "joinedOn",
        st.name AS store, s.first_purchase_on AS "firstPurchaseOn", s.last_purchase_on AS "lastPurchaseOn",
        coalesce(s.receipts_365, 0) AS receipts365, coalesce(s.revenue_365_minor, 0) AS revenue365,
        coalesce(s.receipts, 0) AS receipts, coalesce(s.revenue_minor, 0) AS revenue, s.r, s.f, s.m, coalesce((
          SELECT jsonb_object_agg(a.key, coalesce(o.label_en, ${read.unsafe(VALUE_TEXT)}))
          FROM member_attributes v JOIN attributes a USING (attribute_id)
          LEFT JOIN attribute_options o ON o.attribute_id = v.attribute_id AND o.option_id = v.option_id
          WHERE v.member_id = g.member_id AND a.archived_at IS NULL AND (${seesContacts} OR a.type <> 'text')
        ), '{}') AS attributes
      FROM page g
      JOIN members m USING (member_id)
      LEFT JOIN member_profiles p USING (member_id)
      LEFT JOIN member_summary s USING (member_id)
      LEFT JOIN tiers t ON t.tier_id = m.tier_id
      LEFT JOIN stores st ON st.store_id = s.home_store_id
      LEFT JOIN LATERAL (
        SELECT value FROM identity_claims WHERE member_id = g.member_id AND kind = 'external'
        ORDER BY value LIMIT 1
      ) e ON true
      LEFT JOIN LATERAL (
        SELECT number FROM cards WHERE member_id = g.member_id
        ORDER BY status = 'active' DESC, issued_on DESC LIMIT 1
      ) c ON true
      ORDER BY g.member_id`;
    return rows.map((row) => ({
      ...row,
      code: memberCode(row.memberId),
      phone: seesContacts || row.phone === null ? row.phone : maskPhone(row.phone),
      email: seesContacts || row.email === null ? row.email : maskEmail(row.email),
    }));
  },
});
