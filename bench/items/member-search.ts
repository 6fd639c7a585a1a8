import { latinSlug } from '@/db/demo/latin-slug';
import { demoMember, demoSpan } from '@/db/demo/member';
import { findForDesk } from '@/lib/desk/find-for-desk';
import { runQuery } from '@/lib/kernel/query';
import { searchMembers } from '@/lib/members/queries/search-members';
import type { BenchItem } from '../bench-item';
import { BENCH_UNTIL_ON } from '../bench-programme';
import { median, percentile, timed } from '../measure';

const PEOPLE = 12;
const RUNS = 3;
/** The plain way; it takes half a second on a million members. */
const PLAIN = `
  SELECT member_id FROM member_profiles
   WHERE lower(last_name || ' ' || first_name || ' ' || coalesce(email, '') || ' ' || coalesce(phone, ''))
         LIKE '%' || lower($1) || '%'
   ORDER BY last_name, first_name LIMIT 12`;
const PLAIN_RUNS = 3;

/** One letter lost, as fingers do. */
const withTypo = (word: string): string => `${word.slice(0, 3)}${word.slice(4)}`;

/** What people at a desk type: names, the other alphabet, typos, ends of phones, cards, e-mails, ids. */
function typed(members: number): string[] {
  const span = demoSpan(BENCH_UNTIL_ON);
  const step = Math.max(1, Math.floor(members / PEOPLE));
  return Array.from({ length: PEOPLE }, (_, at) => demoMember(at * step + 1, span).person).flatMap(
    ({ firstName, lastName, phone, email, cards, externalId }) => [
      lastName,
      `${lastName} ${firstName}`.trim(),
      latinSlug(lastName),
      withTypo(lastName),
      ...(phone === null ? [] : [phone, phone.slice(-4)]),
      ...(email === null ? [] : [email, email.slice(0, 6)]),
      ...cards.map((card) => card.number),
      externalId,
    ],
  );
}

/** Medians of a few runs of the work, one for each text, after a first one. */
async function timesOf(
  texts: readonly string[],
  work: (text: string) => Promise<unknown>,
): Promise<number[]> {
  for (const text of texts) await work(text);
  const times: number[] = [];
  for (const text of texts) {
    const runs: number[] = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await timed(() => work(text)));
    times.push(median(runs));
  }
  return times;
}

/** Search by anything, and all that the desk's box answers, against a plain scan of the profiles. */
export const memberSearch: BenchItem = async ({ actor, client, members }) => {
  const texts = typed(members);
  const ours = await timesOf(texts, (text) => runQuery(searchMembers, { text }, actor));
  const desk = await timesOf(texts, (text) => findForDesk(text, actor));
  const plain: number[] = [];
  for (const text of texts.slice(0, PLAIN_RUNS)) {
    plain.push(await timed(() => client.query(PLAIN, [text])));
  }
  const reference = median(plain);
  const against = 'plain LIKE over the profiles';
  const line = (name: string, times: number[], share: number) => ({
    name,
    ours: percentile(times, share),
    reference,
    against,
    unit: 'ms' as const,
  });
  return [
    line(`Member search, median of ${texts.length} texts`, ours, 0.5),
    line('Member search, 95th percentile', ours, 0.95),
    line(`The desk's answer, median of ${texts.length} texts`, desk, 0.5),
    line("The desk's answer, 95th percentile", desk, 0.95),
  ];
};
