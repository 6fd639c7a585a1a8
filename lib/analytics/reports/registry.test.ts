import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { publicName } from '@/lib/domain/analytics/report-spec';
import { REPORTS } from './registry';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

type Words = {
  readonly reports: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly columns: Readonly<Record<string, string>>;
};

function wordsOf(locale: string): Words {
  return JSON.parse(readFileSync(`${root}messages/${locale}/analytics.json`, 'utf8'));
}

describe('the registry of reports', () => {
  it('holds one report a folder', () => {
    expect(REPORTS.map(({ spec }) => spec.id).toSorted()).toEqual(folders.toSorted());
  });

  it.each(['en', 'ru'])('every report, table and column has its label (%s)', (locale) => {
    const words = wordsOf(locale);
    const missing = REPORTS.flatMap(({ spec }) => [
      ...(words.reports[spec.id] ? [] : [`reports.${spec.id}`]),
      ...spec.tables.flatMap(({ id }) =>
        words.tables[spec.id]?.[id] ? [] : [`tables.${spec.id}.${id}`],
      ),
      ...[...spec.facts, ...spec.tables.flatMap(({ columns }) => columns)]
        .map(({ id }) => publicName(id))
        .filter((name) => !words.columns[name])
        .map((name) => `columns.${name}`),
    ]);
    expect(missing).toEqual([]);
  });

  it.each(REPORTS.map(({ spec }) => [spec.id, spec] as const))(
    '%s asks for a right, takes no parameters as default and is described in docs/metrics',
    (id, spec) => {
      expect(spec.permission).toMatch(/\.read$/);
      expect(spec.parameters.safeParse({}).success).toBe(true);
      expect(readFileSync(`${root}docs/metrics/${id}.md`, 'utf8')).toContain('# ');
    },
  );
});
