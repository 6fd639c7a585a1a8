import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../lib/project-root';
import type { Proof } from './proof';

const FILES = 500;
const TEST = 'lib/imports/malformed-files.db.test.ts';

/** Runs the test over so many files and gives what it printed. */
function runTest(files: number, seed: number): Promise<{ passed: boolean; printed: string }> {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [
        join(PROJECT_ROOT, 'node_modules', 'vitest', 'vitest.mjs'),
        ...['run', '--project', 'db', TEST, '--reporter=default'],
      ],
      {
        cwd: PROJECT_ROOT,
        env: {
          ...process.env,
          VERNOST_MALFORMED_FILES: String(files),
          VERNOST_SEED: String(seed),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let printed = '';
    const take = (chunk: Buffer) => {
      printed += chunk.toString();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('close', (code) => resolve({ passed: code === 0, printed }));
  });
}

const OUTCOMES = /\d+ (?:imported|refused|waits)[^\n]*/;

/** Files over encodings, separators, quotes, NULs, huge cells, formulas and wrong dates, through the real import. */
export const imports: Proof = {
  id: 'imports',
  proves:
    'malformed files: never a crash, always a report, nothing half done, sums as if made anew',
  seeds: 1,
  servedBy: 'api',
  broken: null,
  run: async ({ seeds, part, say }) => {
    const files = part(FILES);
    let failed = 0;
    for (let seed = 1; seed <= seeds; seed += 1) {
      const { passed, printed } = await runTest(files, seed);
      say(`${passed ? 'ok  ' : 'FAIL'} seed ${seed}: ${OUTCOMES.exec(printed)?.[0] ?? ''}`);
      if (passed) continue;
      failed += 1;
      say(printed);
    }
    return {
      passed: failed === 0,
      figures: `${files} files a seed, ${seeds - failed} of ${seeds} seeds without a failure`,
    };
  },
};
