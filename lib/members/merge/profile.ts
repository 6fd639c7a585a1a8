import 'server-only';
import type { Tx } from '@/db/write';
import type { KeptProfile } from '@/lib/domain/members/kept-merge';
import { present } from '@/lib/domain/shared/assert';

/** What a locked member says of themselves. */
export async function readProfile({ client }: Tx, memberId: number): Promise<KeptProfile> {
  const { rows } = await client.query<KeptProfile>(
    `SELECT coalesce(p.last_name, '') AS "lastName", coalesce(p.first_name, '') AS "firstName",
       coalesce(p.middle_name, '') AS "middleName", coalesce(p.birth_on::text, '') AS "birthOn",
       coalesce(p.phone, '') AS phone, coalesce(p.email, '') AS email, coalesce(p.language, '') AS language,
       coalesce(p.city, '') AS city, coalesce(p.postal_code, '') AS "postalCode", coalesce(p.address, '') AS address,
       m.preferred_store_id AS "preferredStoreId"
     FROM members m LEFT JOIN member_profiles p USING (member_id) WHERE m.member_id = $1`,
    [memberId],
  );
  return present(rows[0], 'a locked member is there');
}

/** Writes what a member says from now on. Contacts have been claimed before. */
export async function writeProfile(
  { client }: Tx,
  memberId: number,
  profile: KeptProfile,
): Promise<void> {
  await client.query(
    `INSERT INTO member_profiles AS p (member_id, last_name, first_name, middle_name, birth_on, phone, email, language,
       city, postal_code, address)
     VALUES ($1, $2, $3, $4, nullif($5, '')::date, nullif($6, ''), nullif($7, ''), nullif($8, ''), $9, $10, $11)
     ON CONFLICT (member_id) DO UPDATE SET last_name = excluded.last_name, first_name = excluded.first_name,
       middle_name = excluded.middle_name, birth_on = excluded.birth_on, phone = excluded.phone,
       email = excluded.email, language = excluded.language, city = excluded.city,
       postal_code = excluded.postal_code, address = excluded.address`,
    [
      memberId,
      profile.lastName,
      profile.firstName,
      profile.middleName,
      profile.birthOn,
      profile.phone,
      profile.email,
      profile.language,
      profile.city,
      profile.postalCode,
      profile.address,
    ],
  );
  await client.query('UPDATE members SET preferred_store_id = $2 WHERE member_id = $1', [
    memberId,
    profile.preferredStoreId,
  ]);
}

/** A profile without its contacts: whoever was merged is found by none. */
export function withoutContacts(profile: KeptProfile): KeptProfile {
  return { ...profile, phone: '', email: '' };
}
