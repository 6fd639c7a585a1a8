import { expect, it } from 'vitest';
import { sql } from '@/lib/tasks/testing/task-desk';
import { ERASURE, HARMLESS } from './erasure';

/** Texts of tables that name a member, but for those that a CHECK keeps to a list of words. */
const TEXTS = `
  SELECT c.relname || '.' || a.attname AS name
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND a.atttypid IN ('text'::regtype, 'varchar'::regtype, 'jsonb'::regtype, 'json'::regtype, 'text[]'::regtype)
    AND EXISTS (SELECT FROM pg_attribute m WHERE m.attrelid = c.oid AND m.attname = 'member_id' AND NOT m.attisdropped)
    AND NOT EXISTS (SELECT FROM pg_constraint k
      WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.conkey = ARRAY[a.attnum] AND k.conname LIKE '%\\_known')
  ORDER BY 1`;

const isErased = (name: string): boolean => {
  const [table, column = ''] = name.split('.');
  return ERASURE.some(
    (one) => one.table === table && (one.columns === '*' || one.columns.includes(column)),
  );
};

it('knows of every text about a member whether erasing takes it out or it says nothing', async () => {
  const names = (await sql<{ name: string }>(TEXTS)).map(({ name }) => name);
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name) => !isErased(name) && !HARMLESS.includes(name))).toEqual([]);
});

it('holds nothing for harmless that is erased or that is not there', async () => {
  const names = (await sql<{ name: string }>(TEXTS)).map(({ name }) => name);
  expect(HARMLESS.filter((name) => isErased(name) || !names.includes(name))).toEqual([]);
});

it('finds a table that somebody adds and forgets', async () => {
  await sql('CREATE TABLE later_words (member_id bigint, words text)');
  const names = (await sql<{ name: string }>(TEXTS)).map(({ name }) => name);
  expect(names.filter((name) => !isErased(name) && !HARMLESS.includes(name))).toEqual([
    'later_words.words',
  ]);
});
