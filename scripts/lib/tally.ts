import { z } from 'zod';
import { readReport } from './read-report';

/** How many tests ended how. */
export type Tally = Readonly<{ passed: number; failed: number; skipped: number }>;

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };

export function add(a: Tally, b: Tally): Tally {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}

/** The last line of `npm test`. */
export function tallyLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

const vitestReport = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

const playwrightReport = z.object({
  errors: z.array(z.unknown()),
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

/**
 * What a runner with this exit code did: a run that failed without a failed test (a crash, an
 * unhandled error, a missing report) still counts as one failure.
 */
function withExit(tally: Tally, isOk: boolean): Tally {
  return isOk || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}

/** Counts vitest's JSON report; a file that could not even be loaded is one failed test. */
export function tallyVitest(file: string, isOk: boolean): Tally {
  const report = readReport(file, vitestReport);
  if (report === null) return withExit(NOTHING, false);
  let tally = NOTHING;
  for (const { status, assertionResults } of report.testResults) {
    const count = (wanted: (status: string) => boolean) =>
      assertionResults.filter((result) => wanted(result.status)).length;
    const failed = count((one) => one === 'failed');
    const passed = count((one) => one === 'passed');
    const skipped = assertionResults.length - failed - passed;
    const unloaded = status === 'failed' && failed === 0 ? 1 : 0;
    tally = add(tally, { passed, failed: failed + unloaded, skipped });
  }
  return withExit(tally, isOk && report.success);
}

/** Counts Playwright's JSON report; each error outside a test is one failure. */
export function tallyPlaywright(file: string, isOk: boolean): Tally {
  const report = readReport(file, playwrightReport);
  if (report === null) return withExit(NOTHING, false);
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + report.errors.length;
  return withExit({ passed: expected + flaky, failed, skipped }, isOk);
}
