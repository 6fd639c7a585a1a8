import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const ROWS = [...read('docs/scenarios.md').matchAll(/^\| ([A-Z]+-\d\d) \| (.*?) \|/gm)].map(
  ([, id = '', files = '']) => ({
    id,
    files: [...files.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
  }),
);

it('lists 62 cases', () => {
  expect(new Set(ROWS.map(({ id }) => id)).size).toBe(62);
});

it.each(ROWS)('$id is in the title of a test of each file that is named', ({ id, files }) => {
  expect(files).not.toEqual([]);
  for (const file of files) expect(read(file), file).toMatch(new RegExp(`['"\`( ]${id}\\b`));
});
