import type { DuplicatesCursor, DuplicatesPage } from '@/lib/domain/members/duplicates';
import { runQuery } from '@/lib/kernel/query';
import { listDuplicates } from '@/lib/members/queries/list-duplicates';
import type { BenchItem } from '../bench-item';
import { percentile, timed } from '../measure';

const MOST_PAGES = 60;
/** The plain way: every member beside every other. */
const PLAIN = `
  SELECT a.member_id, b.member_id FROM member_profiles a JOIN member_profiles b
      ON b.birth_on = a.birth_on AND b.member_id > a.member_id
     AND fold_text(b.last_name || ' ' || b.first_name) = fold_text(a.last_name || ' ' || a.first_name)
   WHERE a.last_name <> '' ORDER BY a.birth_on, a.member_id, b.member_id LIMIT 26`;

/** All pages of members who may be one person, from the first on, against a join of the profiles with themselves. */
export const duplicatePages: BenchItem = async ({ actor, client }) => {
  const times: number[] = [];
  let after: DuplicatesCursor | null = null;
  for (let page = 0; page < MOST_PAGES && (page === 0 || after !== null); page += 1) {
    const asked: DuplicatesCursor | null = after;
    let found: DuplicatesPage | undefined;
    times.push(
      await timed(async () => {
        found = await runQuery(listDuplicates, { after: asked }, actor);
      }),
    );
    after = found?.next ?? null;
  }
  const reference = await timed(() => client.query(PLAIN));
  const shared = { reference, against: 'plain join of the profiles', unit: 'ms' } as const;
  return [
    {
      name: `Page of duplicates, median of ${times.length}`,
      ours: percentile(times, 0.5),
      ...shared,
    },
    { name: 'Page of duplicates, the slowest', ours: percentile(times, 1), ...shared },
  ];
};
