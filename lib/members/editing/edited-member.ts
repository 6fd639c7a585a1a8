import 'server-only';
import type { MemberDetails } from '@/lib/domain/members/cleansing/member-form';
import type { MemberStatus } from '@/lib/domain/members/states';

/** What is edited about a member, as it stands: one SELECT list for the form and for the command. */
export const EDITED_COLUMNS = `m.version, m.status, m.kind, m.source,
  m.preferred_store_id AS "preferredStoreId",
  coalesce(p.last_name, '') AS "lastName", coalesce(p.first_name, '') AS "firstName",
  coalesce(p.middle_name, '') AS "middleName", coalesce(p.birth_on::text, '') AS "birthOn",
  coalesce(p.city, '') AS city, coalesce(p.postal_code, '') AS "postalCode",
  coalesce(p.address, '') AS address, coalesce(p.language, '') AS language,
  coalesce(p.time_zone, '') AS "timeZone",
  coalesce(p.phone, '') AS phone, coalesce(p.email, '') AS email,
  coalesce((SELECT min(c.value) FROM identity_claims c
    WHERE c.member_id = m.member_id AND c.kind = 'external'), '') AS external`;

export type EditedRow = MemberDetails & {
  readonly version: number;
  readonly status: MemberStatus;
  readonly phone: string;
  readonly email: string;
  readonly external: string;
};
