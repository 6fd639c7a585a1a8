import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { durationsOfPlaywright, durationsOfVitest, longestLines } from './durations';
import { PROJECT_ROOT } from './project-root';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vernost-durations-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(content: unknown): string {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const test = (...durations: number[]) => ({
  tests: [{ results: durations.map((duration) => ({ duration })) }],
});

it('files of vitest, from the root', () => {
  const name = join(PROJECT_ROOT, 'lib/a.test.ts');
  const report = file({ testResults: [{ name, startTime: 1_000, endTime: 4_500 }] });
  expect(durationsOfVitest(report)).toEqual([{ file: 'lib/a.test.ts', ms: 3_500 }]);
});

it('files of Playwright: suites within suites, and each try of a test', () => {
  const inner = { specs: [{ file: 'b.spec.ts', ...test(2_000) }] };
  const outer = { specs: [{ file: 'a.spec.ts', ...test(1_000, 500) }], suites: [inner] };
  const found = durationsOfPlaywright(file({ suites: [outer] }));
  expect(longestLines(found)).toEqual(['Longest files: e2e/b.spec.ts 2 s, e2e/a.spec.ts 2 s']);
  expect(found.map(({ ms }) => ms)).toEqual([1_500, 2_000]);
});

it('tests of one file together, the longest first, twelve at most', () => {
  const many = Array.from({ length: 20 }, (_, at) => ({ file: `f${at}`, ms: at * 1_000 }));
  const [line = ''] = longestLines([...many, { file: 'f3', ms: 30_000 }]);
  expect(line).toMatch(/^Longest files: f3 33 s, f19 19 s, f18 18 s, /);
  expect(line.split(', ')).toHaveLength(12);
});

it('no report, no line', () => {
  expect(longestLines(durationsOfVitest(join(folder, 'none.json')))).toEqual([]);
});
