import { beforeAll, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { seedMembers } from '../testing/seed-members';
import { sql } from '../testing/told-members';
import { rowsOfSource } from './merge-sources';
import { TIMELINE_SOURCES } from './registry';

type Plan = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Recheck Cond'?: string;
  readonly Plans?: readonly Plan[];
};

/** Small for good: whatever the size of the programme, they are read through. */
const SMALL = [
  ...['programme', 'stores', 'tiers', 'rules', 'users', 'attributes', 'attribute_options'],
];
const BY_MEMBER = /\b(member_id|subject_id)\b/;

beforeAll(async () => {
  // On empty tables the planner reads all: it is told not to, before the first connection for reading is made.
  const [row] = await sql<{ name: string }>('SELECT current_database() AS name');
  await sql(`ALTER DATABASE ${row?.name} SET enable_seqscan = off`);
  await seedMembers([{ memberId: 7 }]);
  await sql(`SELECT ensure_month_partitions('2025-08-01', '2026-11-30')`);
});

function scansOf(plan: Plan): Plan[] {
  const own = plan['Relation Name'] === undefined ? [] : [plan];
  return [...own, ...(plan.Plans ?? []).flatMap(scansOf)];
}

it.each(TIMELINE_SOURCES.map((source) => [source.id, source] as const))(
  'the source %s finds the rows of a member by an index on the member, on the first page and on later ones',
  async (_, source) => {
    const cursor = { atMicros: '1763721720000000', source: 'purchases', key: '1' };
    for (const place of [null, cursor]) {
      const read = readPool();
      const [row] = await read<{ 'QUERY PLAN': [{ Plan: Plan }] }[]>`
        EXPLAIN (FORMAT JSON) ${rowsOfSource(read, source, { memberId: 7, numbers: [7, 8], cursor: place })}`;
      const scans = row === undefined ? [] : scansOf(row['QUERY PLAN'][0].Plan);
      const large = scans.filter((scan) => !SMALL.includes(scan['Relation Name'] ?? ''));
      expect(large.length).toBeGreaterThan(0);
      for (const scan of large) {
        expect(`${scan['Index Cond']} ${scan['Recheck Cond']}`, JSON.stringify(scan)).toMatch(
          BY_MEMBER,
        );
      }
    }
  },
);
