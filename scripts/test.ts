import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@/db/embedded/free-port';
import {
  type Duration,
  durationsOfPlaywright,
  durationsOfVitest,
  longestLines,
} from './lib/durations';
import { explainError } from './lib/explain-error';
import { findChromium } from './lib/find-chromium';
import { type Reason, reasonLines, reasonsOfPlaywright, reasonsOfVitest } from './lib/reasons';
import { runLoud } from './lib/run-loud';
import { runScript } from './lib/run-script';
import { runSteps } from './lib/run-steps';
import { add, NOTHING, type Tally, tallyLine, tallyPlaywright, tallyVitest } from './lib/tally';
import { staticSteps } from './lib/verify-steps';

const MS_PER_SECOND = 1000;
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** What became of a part, why of what failed, and how long each file of tests took. */
type Outcome = Readonly<{
  tally: Tally;
  reasons: readonly Reason[];
  durations?: readonly Duration[];
}>;

async function checkCode(): Promise<Outcome> {
  const results = await runSteps(staticSteps());
  const failed = results.filter((result) => !result.isOk);
  return {
    tally: { passed: results.length - failed.length, failed: failed.length, skipped: 0 },
    reasons: failed.map(({ name, output }) => ({ title: name, text: output })),
  };
}

/** Pure tests and database tests; the latter on a PostgreSQL made for this run. */
async function runVitest(folder: string): Promise<Outcome> {
  const file = join(folder, 'vitest.json');
  const reasonsFile = join(folder, 'reasons.json');
  const reporters = ['dot', 'json', './scripts/lib/reasons-reporter.ts'];
  const args = ['run', ...reporters.map((one) => `--reporter=${one}`), `--outputFile.json=${file}`];
  const isOk = await runLoud('vitest', args, { VERNOST_REASONS_FILE: reasonsFile });
  return {
    tally: tallyVitest(file, isOk),
    reasons: reasonsOfVitest(reasonsFile),
    durations: durationsOfVitest(file),
  };
}

/** Browser tests; Playwright's configuration builds and starts a console for them. */
async function runBrowser(folder: string): Promise<Outcome> {
  try {
    const { executablePath } = await findChromium();
    say(`Chromium: ${executablePath}`);
  } catch (error) {
    const sentence = explainError(error);
    if (sentence === null) throw error;
    say(sentence);
    return {
      tally: { ...NOTHING, failed: 1 },
      reasons: [{ title: 'Browser tests', text: sentence }],
    };
  }
  const file = join(folder, 'playwright.json');
  const isOk = await runLoud('playwright', ['test', '--reporter=line,json'], {
    E2E_PORT: String((await freePort(0)) ?? ''),
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  return {
    tally: tallyPlaywright(file, isOk),
    reasons: reasonsOfPlaywright(file),
    durations: durationsOfPlaywright(file),
  };
}

/** Everything there is to test. The last line says how much passed, those before it why something did not. */
void runScript(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vernost-reports-'));
  let total = NOTHING;
  const reasons: Reason[] = [];
  const times: string[] = [];
  try {
    for (const [name, part] of [
      ['Code', checkCode],
      ['Rules and database', () => runVitest(folder)],
      ['Browser', () => runBrowser(folder)],
    ] as const) {
      say(`\n== ${name}`);
      const begunAt = performance.now();
      const outcome = await part();
      const seconds = Math.round((performance.now() - begunAt) / MS_PER_SECOND);
      times.push(`${name} ${seconds} s`, ...longestLines(outcome.durations ?? []));
      say(tallyLine(outcome.tally));
      total = add(total, outcome.tally);
      reasons.push(...outcome.reasons);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const line of ['', ...times, ...reasonLines(reasons), tallyLine(total)]) say(line);
  return total.failed === 0 ? 0 : 1;
});
