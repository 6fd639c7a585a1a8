import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';

const folder = fileURLToPath(new URL('./migrations', import.meta.url));
const journal = z
  .object({ entries: z.array(z.object({ idx: z.number(), when: z.number(), tag: z.string() })) })
  .parse(JSON.parse(readFileSync(`${folder}/meta/_journal.json`, 'utf8')));

it('each migration is younger than the one before, for an older one would be skipped silently', () => {
  const moments = journal.entries.map((entry) => entry.when);
  const sorted = [...new Set(moments)].sort((a, b) => a - b);
  expect(moments).toEqual(sorted);
});

it('the journal and the folder name the same migrations', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  expect(journal.entries.map((entry) => `${entry.tag}.sql`)).toEqual(files.sort());
});
