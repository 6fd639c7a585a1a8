import 'server-only';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { type AskedFacts, type FactsOf, gather, statementOf } from '../asked-facts';

type Row = { readonly memberId: number; readonly on: string; readonly birthOn: string };

/**
 * The day of birth that holds, since it was set; where nobody wrote that down, since the member joined. The one before it is not kept
 * (the journal hides it), and a change needs evidence at the desk: so this is all that can be said.
 */
export async function readBirthdays(
  run: RunRows,
  asked: AskedFacts,
): Promise<FactsOf<'birthdays'>> {
  const { values, mine } = statementOf(asked);
  const text = `SELECT p.member_id::float8 AS "memberId", coalesce(p.birth_set_on, m.joined_on)::text AS "on", p.birth_on::text AS "birthOn"
    FROM member_profiles p JOIN members m USING (member_id)
    WHERE ${mine('p.member_id')} AND p.birth_on IS NOT NULL
      AND coalesce(p.birth_set_on, m.joined_on) <= ${values.bind(asked.throughOn)}::date`;
  return gather<Row, { on: string; birthOn: string; by: 'member' }>(
    run,
    { text, values },
    ({ on, birthOn }) => ({ on, birthOn, by: 'member' }),
  );
}
