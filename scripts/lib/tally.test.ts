import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { add, tallyLine, tallyPlaywright, tallyVitest } from './tally';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vernost-tally-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(content: unknown): string {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const results = (...statuses: string[]) => statuses.map((status) => ({ status }));

describe('vitest', () => {
  it('passed, failed and everything else', () => {
    const report = file({
      success: false,
      testResults: [
        { status: 'passed', assertionResults: results('passed', 'passed', 'todo') },
        { status: 'failed', assertionResults: results('failed', 'skipped', 'pending') },
      ],
    });
    expect(tallyVitest(report, false)).toEqual({ passed: 2, failed: 1, skipped: 3 });
  });

  it('a file that cannot be loaded is a failed test', () => {
    const report = file({
      success: false,
      testResults: [{ status: 'failed', assertionResults: [] }],
    });
    expect(tallyVitest(report, false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('an exit code without a failed test is a failed test', () => {
    const report = file({
      success: true,
      testResults: [{ status: 'passed', assertionResults: results('passed') }],
    });
    expect(tallyVitest(report, false)).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(tallyVitest(report, true)).toEqual({ passed: 1, failed: 0, skipped: 0 });
  });

  it('no report is a failed test, whatever the exit code', () => {
    expect(tallyVitest(join(folder, 'absent.json'), true).failed).toBe(1);
  });
});

describe('playwright', () => {
  it('expected, unexpected, flaky and skipped', () => {
    const stats = { expected: 5, unexpected: 2, flaky: 1, skipped: 3 };
    expect(tallyPlaywright(file({ errors: [], stats }), false)).toEqual({
      passed: 6,
      failed: 2,
      skipped: 3,
    });
  });

  it('a console that did not start is a failure', () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    const report = file({ errors: [{ message: 'timed out' }], stats });
    expect(tallyPlaywright(report, false).failed).toBe(1);
  });
});

it('the last line adds everything up', () => {
  const sum = add({ passed: 10, failed: 0, skipped: 1 }, { passed: 5, failed: 2, skipped: 0 });
  expect(tallyLine(sum)).toBe('15 passed, 2 failed, 1 skipped');
});
