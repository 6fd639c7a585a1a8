import 'server-only';
import type { PurchasesMapping } from '@/lib/domain/imports/mapping/mapping';
import { noteMadeMembers } from '../../undo/images';
import type { WorkContext } from '../import-work';

/**
 * Makes members of the unknown customers in `resolved`: joined on the day of their first receipt, with the one
 * identity that the file gave. The claim decides, so that two imports at once make one member;
 * the receipts find theirs by it.
 */
export async function createCustomers({
  tx,
  importId,
  mapping,
}: WorkContext<PurchasesMapping>): Promise<number> {
  const kind = mapping.customerIs;
  const run = async (text: string) => (await tx.client.query(text)).rowCount ?? 0;
  await run(`
    CREATE TEMP TABLE newcomers ON COMMIT DROP AS
    SELECT nextval(pg_get_serial_sequence('members', 'member_id')) AS member_id, u.*
    FROM (
      SELECT customer, min(business_date) AS joined_on, coalesce(min(first_name), '') AS first_name,
        coalesce(min(last_name), '') AS last_name
      FROM resolved WHERE verdict = 'new' AND member_id IS NULL GROUP BY customer ORDER BY customer
    ) u`);
  await run(`
    WITH claimed AS (
      INSERT INTO identity_claims (kind, value, member_id)
      SELECT '${kind}', customer, member_id FROM newcomers ORDER BY customer
      ON CONFLICT DO NOTHING RETURNING member_id
    )
    DELETE FROM newcomers WHERE member_id NOT IN (SELECT member_id FROM claimed)`);
  const created = await run(`
    INSERT INTO members (member_id, joined_on, source, tier_id)
    SELECT member_id, joined_on, 'import', entry_tier_of('person') FROM newcomers`);
  await run(`
    INSERT INTO member_profiles (member_id, first_name, last_name, email, phone)
    SELECT member_id, first_name, last_name,
      ${kind === 'email' ? 'customer' : 'NULL'}, ${kind === 'phone' ? 'customer' : 'NULL'}
    FROM newcomers`);
  if (kind === 'card') {
    await run(`
      INSERT INTO cards (member_id, number, status, issued_on)
      SELECT member_id, customer, 'active', joined_on FROM newcomers`);
  }
  await noteMadeMembers(tx, importId, 'SELECT member_id FROM newcomers');
  await run('DROP TABLE newcomers');
  return created;
}
