import { beforeAll, describe, expect, it } from 'vitest';
import { recordConsent } from '@/lib/consents/commands/record-consent';
import { listConsents } from '@/lib/consents/queries/list-consents';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { listMessages } from '@/lib/messaging/queries/list-messages';
import { writeTexts } from '@/lib/messaging/testing/promotion';
import { anna, newMembers, seedPeople, sql } from '@/lib/points/testing/points-desk';
import { mergeMembers } from '../commands/merge-members';
import { unmergeMembers } from '../commands/unmerge-members';
import { listPinnedInteractions } from '../queries/list-pinned-interactions';
import { listTimeline } from '../queries/list-timeline';

async function seedTwo(): Promise<{ readonly a: number; readonly b: number }> {
  const [a = 0, b = 0] = await newMembers('active', 'active');
  return { a, b };
}

const merge = (survivorId: number, loserId: number) =>
  runCommand(mergeMembers, { survivorId, loserId, choices: {} }, anna);
const unmerge = (memberId: number) => runCommand(unmergeMembers, { memberId }, anna);

beforeAll(async () => {
  await seedPeople();
  await writeTexts('2026-01-01');
});

describe('what a merge shows and takes along', () => {
  it('notes, consents and messages of the one who went are told at the one who stays, and leave with them', async () => {
    const { a, b } = await seedTwo();
    await sql(
      `INSERT INTO member_interactions (member_id, kind, text, author_id, happened_at, created_at, pinned_at)
       VALUES ($1, 'note', 'Хромает собака', 901, now(), now(), now())`,
      [b],
    );
    await sql(
      `INSERT INTO messages (member_id, channel, kind, template, language, state, next_at, queued_at, ended_at)
       VALUES ($1, 'email', 'service', 'contactCode', 'ru', 'dropped', now(), now(), now())`,
      [b],
    );
    const consent = { source: 'desk', evidence: 'signedForm', evidenceReference: '' } as const;
    const key = { purpose: 'profiling', channel: 'none', decision: 'given' } as const;
    await runCommand(recordConsent, { memberId: b, ...key, ...consent }, anna);
    const told = async (memberId: number) => {
      const { entries } = await runQuery(
        listTimeline,
        { memberId, kind: null, cursor: null },
        anna,
      );
      const { records } = await runQuery(listConsents, { memberId, before: null }, anna);
      const { messages } = await runQuery(listMessages, { memberId, before: null }, anna);
      const pinned = await runQuery(listPinnedInteractions, { memberId }, anna);
      const kinds = ['notes', 'messages', 'consents'];
      return {
        entries: entries.filter(({ kind }) => kinds.includes(kind)).length,
        under: [...records, ...messages, ...pinned].map(({ under }) => under),
      };
    };
    await merge(a, b);
    expect(await told(a)).toEqual({ entries: 4, under: [b, b, b] });
    await unmerge(b);
    expect(await told(a)).toEqual({ entries: 0, under: [] });
    expect(await told(b)).toEqual({ entries: 4, under: [null, null, null] });
  });

  it('attributes and contact persons fill what is empty, and go back when it is undone but for what was changed since', async () => {
    const { a, b } = await seedTwo();
    await sql(
      `INSERT INTO attributes (key, label_en, label_ru, type, position, created_at)
       SELECT key, key, key, 'text', 1, now() FROM unnest(ARRAY['one', 'two', 'three']) key ON CONFLICT DO NOTHING`,
    );
    const give = (memberId: number, key: string, value: string) =>
      sql(
        `INSERT INTO member_attributes (member_id, attribute_id, text_value)
         SELECT $1, attribute_id, $3 FROM attributes WHERE key = $2`,
        [memberId, key, value],
      );
    await give(a, 'one', 'мой');
    for (const key of ['one', 'two', 'three']) await give(b, key, 'его');
    await sql(
      `INSERT INTO member_contact_persons (member_id, person_no, name, phone, position) VALUES
         ($1, 1, 'Пётр', '+79170000001', 1), ($2, 1, 'Пётр', '+79170000001', 1), ($2, 2, 'Ольга', NULL, 2)`,
      [a, b],
    );
    const extras = async (memberId: number) => {
      const [row] = await sql<{ text: string }>(
        `SELECT concat_ws(' | ',
           (SELECT string_agg(d.key || ' ' || v.text_value, ', ' ORDER BY v.attribute_id) FROM member_attributes v
            JOIN attributes d USING (attribute_id) WHERE v.member_id = $1),
           (SELECT string_agg(name, ', ' ORDER BY position) FROM member_contact_persons WHERE member_id = $1)) AS text`,
        [memberId],
      );
      return row?.text;
    };
    const theirs = await extras(b);
    await merge(a, b);
    expect(await extras(a)).toBe('one мой, two его, three его | Пётр, Ольга');
    await sql(
      `UPDATE member_attributes SET text_value = 'новый' WHERE member_id = $1
         AND attribute_id = (SELECT attribute_id FROM attributes WHERE key = 'three')`,
      [a],
    );
    await unmerge(b);
    expect(await extras(a)).toBe('one мой, three новый | Пётр');
    expect(await extras(b)).toBe(theirs);
  });

  it('a higher tier that came by a merge is written down with why, and so is its way back', async () => {
    const { a, b } = await seedTwo();
    const [base, gold] = (
      await sql<{ id: number }>('SELECT tier_id AS id FROM tiers ORDER BY rank LIMIT 2')
    ).map(({ id }) => id);
    await sql('UPDATE members SET tier_id = $2 WHERE member_id = $1', [a, base]);
    await sql('UPDATE members SET tier_id = $2 WHERE member_id = $1', [b, gold]);
    await merge(a, b);
    await unmerge(b);
    const rows = await sql<{ to: number; reason: string }>(
      'SELECT to_tier_id AS "to", reason FROM tier_changes WHERE member_id = $1 ORDER BY change_id',
      [a],
    );
    expect(rows).toEqual([
      { to: base, reason: 'other' },
      { to: gold, reason: 'merge' },
      { to: base, reason: 'unmerge' },
    ]);
  });
});
