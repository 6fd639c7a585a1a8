import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from './project-root';
import { reasonLines, reasonsOfPlaywright, reasonsOfVitest } from './reasons';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vernost-reasons-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(content: unknown): string {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const VITEST = join(PROJECT_ROOT, 'node_modules', 'vitest', 'vitest.mjs');

/** A run of vitest of its own, on a machine that may be busy. */
const RUN_LIMIT_MS = 60_000;

/** A run of vitest over one file of its own, with the reporter of `npm test`. */
function reasonsOfRun(source: string) {
  writeFileSync(join(folder, 'one.test.ts'), source);
  const reasons = join(folder, 'reasons.json');
  const reporter = join(PROJECT_ROOT, 'scripts/lib/reasons-reporter.ts');
  spawnSync(
    process.execPath,
    [VITEST, 'run', '--root', folder, '--globals', `--reporter=${reporter}`],
    { cwd: PROJECT_ROOT, env: { ...process.env, VERNOST_REASONS_FILE: reasons } },
  );
  return reasonsOfVitest(reasons);
}

describe('vitest', { timeout: RUN_LIMIT_MS }, () => {
  it('tells each failed test by its file and title, with error, place and difference, and errors outside of tests', () => {
    const reasons = reasonsOfRun(`
      describe('sums', () => {
        it('are fine', () => undefined);
        it('add up', () => expect({ sum: 1 }).toEqual({ sum: 2 }));
        it('are not waited for', async () => {
          Promise.reject(new Error('lost'));
          await new Promise((resolve) => setTimeout(resolve, 20));
        });
        describe('of guests', () => {
          beforeAll(() => { throw new Error('no guests'); });
          it('add up', () => undefined);
        });
      });`);
    expect(reasons.map(({ title }) => title)).toEqual([
      'one.test.ts > sums > of guests',
      'one.test.ts > sums > add up',
      'outside of tests',
    ]);
    expect(reasons[0]?.text).toContain('Error: no guests');
    expect(reasons[1]?.text).toMatch(/^AssertionError: expected .*\n +at .*one\.test\.ts:4:/);
    expect(stripVTControlCharacters(reasons[1]?.text ?? '')).toMatch(
      /-\s+"sum": 2.*\n\+\s+"sum": 1/,
    );
    expect(reasons[2]?.text).toContain('Error: lost');
  });

  it('tells of a file that could not be loaded', () => {
    const [reason, ...others] = reasonsOfRun("import './nowhere';");
    expect(others).toEqual([]);
    expect(reason?.title).toBe('one.test.ts');
    expect(reason?.text).toContain("'./nowhere'");
  });
});

describe('playwright', () => {
  const result = (status: string, ...errors: unknown[]) => [{ status, results: [{ errors }] }];
  const spec = (title: string, tests: unknown) => ({
    title,
    file: 'desk.spec.ts',
    line: 48,
    tests,
  });

  it('tells a failed test by its place and title, with where its error stands', () => {
    const location = { file: join(PROJECT_ROOT, 'e2e/desk.spec.ts'), line: 60, column: 1 };
    const failed = spec(
      'an agent blocks a card',
      result('unexpected', { message: 'gone', location }),
    );
    const report = file({
      errors: [],
      suites: [
        { specs: [], suites: [{ specs: [failed, spec('another', result('expected'))] }] },
        { specs: [spec('a third', result('skipped'))] },
      ],
    });
    expect(reasonsOfPlaywright(report)).toEqual([
      {
        title: 'e2e/desk.spec.ts:48 > an agent blocks a card',
        text: 'at e2e/desk.spec.ts:60\ngone',
      },
    ]);
  });

  it('tells why the console did not start', () => {
    const report = file({ errors: [{ message: 'Timed out waiting' }], suites: [] });
    expect(reasonsOfPlaywright(report)).toEqual([
      { title: 'outside of tests', text: 'Timed out waiting' },
    ]);
  });
});

describe('what is told', () => {
  const long = Array.from({ length: 40 }, (_, at) => `\u001b[31mline ${at + 1}\u001b[39m`).join(
    '\n\n',
  );
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ title: `test ${at + 1}`, text: long }));

  it('is nothing when nothing failed', () => {
    expect(reasonLines([])).toEqual([]);
  });

  it('is 15 lines of one error, without colours and empty lines', () => {
    const lines = reasonLines(many(1));
    expect(lines).toHaveLength(16);
    expect(lines.slice(0, 2)).toEqual(['FAIL test 1', '     line 1']);
  });

  it.each([2, 3, 5, 27, 28, 300])('of %i failed tests fits into the last 60 lines', (count) => {
    const lines = reasonLines(many(count));
    expect(lines.length).toBeLessThanOrEqual(56);
    for (let at = 1; at <= Math.min(count, 27); at += 1) expect(lines).toContain(`FAIL test ${at}`);
    if (count > 27) expect(lines.at(-1)).toBe(`... and ${count - 27} more`);
  });
});
