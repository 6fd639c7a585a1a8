import { DOCTOR_CHECKS } from '@/lib/doctor/checks';
import { runCheck } from '@/lib/doctor/run-check';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { earn } from '@/lib/points/testing/points-desk';
import { sql } from './till';

let lastMember = 0;

/** New members with so many points each; numbered on from the last ones unless told. */
export async function membersWith(
  count: number,
  points: number,
  from: number = lastMember + 1,
): Promise<number[]> {
  const ids = Array.from({ length: count }, (_, nth) => from + nth);
  lastMember = from + count - 1;
  await seedMembers(ids.map((memberId) => ({ memberId })));
  // They were numbered by hand: what the product makes itself goes on behind them.
  await sql(`SELECT setval(pg_get_serial_sequence('members', 'member_id'), (SELECT max(member_id) FROM members)),
    setval(pg_get_serial_sequence('stores', 'store_id'), (SELECT max(store_id) FROM stores))`);
  if (points > 0) for (const id of ids) await earn(id, points);
  return ids;
}

/** How many differences the doctor finds in the ledger, and whose guards are off. */
export async function ledgerDifferences(): Promise<number> {
  let differences = 0;
  for (const check of DOCTOR_CHECKS.filter(
    ({ id }) => id.startsWith('point-') || id === 'triggers',
  )) {
    const found = await runCheck(check, (text, parameter) =>
      sql(text, parameter === undefined ? [] : [parameter]),
    );
    differences += found.differences;
  }
  return differences;
}
