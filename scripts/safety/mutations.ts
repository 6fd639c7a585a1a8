import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../lib/project-root';
import { GUARDS, type Guard } from './guards';
import type { Proof } from './proof';

const MOST_MS = 180_000;

/** Runs a test, or all of its file, with the guard taken out of every base that the tests make. */
function runTest(
  { test, title }: Pick<Guard, 'test'> & { readonly title: string | null },
  { mutation, report }: { readonly mutation: string; readonly report: string },
): Promise<{ readonly red: boolean; readonly found: boolean }> {
  rmSync(report, { force: true });
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [
        join(PROJECT_ROOT, 'node_modules', 'vitest', 'vitest.mjs'),
        'run',
        '--project',
        'db',
        test,
        ...(title === null ? [] : ['-t', title]),
        '--reporter=json',
        `--outputFile=${report}`,
      ],
      {
        cwd: PROJECT_ROOT,
        env: { ...process.env, VERNOST_TEST_MUTATION: mutation },
        stdio: 'ignore',
        timeout: MOST_MS,
      },
    );
    child.on('close', (code) => {
      const text = existsSync(report) ? readFileSync(report, 'utf8') : '';
      const passed = Number(/"numPassedTests":(\d+)/.exec(text)?.[1] ?? 0);
      const failed = Number(/"numFailedTests":(\d+)/.exec(text)?.[1] ?? 0);
      resolve({ red: code !== 0 && failed > 0, found: passed + failed > 0 });
    });
  });
}

/** Each guard is taken away, one at a time, in throw-away bases: the test that is named for it must go red, and be green before. */
export const mutations: Proof = {
  id: 'mutations',
  proves: 'each guard that is removed makes its named test red',
  seeds: 1,
  servedBy: 'api',
  broken: null,
  run: async ({ place, say }) => {
    const report = join(place.folder, 'report.json');
    const wrong: string[] = [];
    const green = new Set<string>();
    for (const test of new Set(GUARDS.map((guard) => guard.test))) {
      const whole = await runTest({ test, title: null }, { mutation: '', report });
      if (whole.found && !whole.red) green.add(test);
    }
    for (const guard of GUARDS) {
      const removed = await runTest(guard, { mutation: guard.remove, report });
      const isRight = green.has(guard.test) && removed.red;
      say(
        `${isRight ? 'red ' : 'FAIL'} ${guard.invariant} ${guard.name}: ${guard.test} "${guard.title}"`,
      );
      if (!isRight) wrong.push(guard.name);
    }
    return {
      passed: wrong.length === 0,
      figures: `${GUARDS.length - wrong.length} of ${GUARDS.length} guards seen missing by their tests${wrong.length === 0 ? '' : `; not: ${wrong.join(', ')}`}`,
    };
  },
};
