import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { METRIC_PAGES } from './metric-pages';

const sources = (room: string) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => readFileSync(join(room, file), 'utf8'));

it('opens every page on metrics there is', () => {
  const written = readdirSync('docs/metrics').map((file) => file.replace(/\.md$/, ''));
  expect(written.toSorted()).toEqual([...METRIC_PAGES].toSorted());
});

it('every list of how a report is computed names its page', () => {
  const lists = [
    'app/(console)/analytics',
    'app/(console)/tasks/statistics',
    'app/(console)/mechanics/[id]/results',
  ]
    .flatMap(sources)
    .flatMap((text) => text.match(/<HowList\b[^>]*>?/g) ?? []);
  expect(lists.length).toBeGreaterThan(12);
  expect(lists.filter((list) => !/metric=/.test(list))).toEqual([]);
});
