import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@/db/embedded/free-port';
import { explainError } from './lib/explain-error';
import { findChromium } from './lib/find-chromium';
import { runLoud } from './lib/run-loud';
import { runScript } from './lib/run-script';
import { runSteps } from './lib/run-steps';
import { add, NOTHING, type Tally, tallyLine, tallyPlaywright, tallyVitest } from './lib/tally';
import { staticSteps } from './lib/verify-steps';

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function checkCode(): Promise<Tally> {
  const results = await runSteps(staticSteps());
  const failed = results.filter((result) => !result.isOk).length;
  return { passed: results.length - failed, failed, skipped: 0 };
}

/** Pure tests and database tests; the latter on a PostgreSQL made for this run. */
async function runVitest(folder: string): Promise<Tally> {
  const file = join(folder, 'vitest.json');
  const args = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  return tallyVitest(file, await runLoud('vitest', args));
}

/** Browser tests; Playwright's configuration builds and starts a console for them. */
async function runBrowser(folder: string): Promise<Tally> {
  try {
    const { executablePath } = await findChromium();
    say(`Chromium: ${executablePath}`);
  } catch (error) {
    const sentence = explainError(error);
    if (sentence === null) throw error;
    say(sentence);
    return { ...NOTHING, failed: 1 };
  }
  const file = join(folder, 'playwright.json');
  const isOk = await runLoud('playwright', ['test', '--reporter=line,json'], {
    E2E_PORT: String((await freePort(0)) ?? ''),
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  return tallyPlaywright(file, isOk);
}

/** Everything there is to test. The last line says how much passed. */
void runScript(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vernost-reports-'));
  let total = NOTHING;
  try {
    for (const [name, part] of [
      ['Code', checkCode],
      ['Rules and database', () => runVitest(folder)],
      ['Browser', () => runBrowser(folder)],
    ] as const) {
      say(`\n== ${name}`);
      const tally = await part();
      say(tallyLine(tally));
      total = add(total, tally);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  say(`\n${tallyLine(total)}`);
  return total.failed === 0 ? 0 : 1;
});
