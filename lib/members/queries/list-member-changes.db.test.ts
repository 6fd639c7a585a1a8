import { beforeAll, expect, it } from 'vitest';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '../testing/seed-members';
import { analyst, anna, seedPeople, sql, write } from '../testing/told-members';
import { refusal } from '../testing/typed-members';
import { listMemberChanges, type MemberChangesPage } from './list-member-changes';

const EVENTS = 120;

beforeAll(async () => {
  await seedPeople();
  await seedMembers([{ memberId: 1 }, { memberId: 2 }]);
  await sql(`INSERT INTO audit_events (actor, request_id, command, subject_kind, subject_id, before, after)
    SELECT 'user:1', 'r' || n, 'members.update', 'member', '1', jsonb_build_object('version', n), '{"kind": "staff"}'
    FROM generate_series(1, ${EVENTS - 1}) n`);
  await write({ memberId: 1 });
  await write({ memberId: 2 });
});

it('the log of a member holds their 120 rows in pages of 50, the latest first, and nobody else’s', async () => {
  const sizes: number[] = [];
  const seen: number[] = [];
  let before: number | null = null;
  do {
    const page: MemberChangesPage = await runQuery(
      listMemberChanges,
      { memberId: 1, before },
      anna,
    );
    sizes.push(page.events.length);
    seen.push(...page.events.map(({ auditEventId }) => auditEventId));
    before = page.nextBefore;
  } while (before !== null && sizes.length < 10);
  expect(sizes).toEqual([50, 50, 20]);
  expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => b - a));
});

it('is not for those who may not read contacts: reasons are told in words of the desk', async () => {
  const asked = runQuery(listMemberChanges, { memberId: 1, before: null }, analyst);
  expect(await refusal(asked)).toEqual({
    code: 'forbidden',
    details: { permission: 'members.readContacts' },
  });
});
