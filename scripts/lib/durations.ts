import { relative } from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from './project-root';
import { readReport } from './read-report';

/** How long the tests of a file took, one after the other. */
export type Duration = Readonly<{ file: string; ms: number }>;

const SHOWN = 12;
const MS_PER_SECOND = 1000;

const vitestReport = z.object({
  testResults: z.array(z.object({ name: z.string(), startTime: z.number(), endTime: z.number() })),
});

/** Of each file of vitest, by its JSON report; nothing where there is none. */
export function durationsOfVitest(file: string): Duration[] {
  const report = readReport(file, vitestReport);
  return (report?.testResults ?? []).map(({ name, startTime, endTime }) => ({
    file: relative(PROJECT_ROOT, name),
    ms: endTime - startTime,
  }));
}

const spec = z.object({
  file: z.string(),
  tests: z.array(z.object({ results: z.array(z.object({ duration: z.number() })) })),
});
type Suite = Readonly<{ specs: z.infer<typeof spec>[]; suites?: Suite[] | undefined }>;
const suite: z.ZodType<Suite> = z.object({
  specs: z.array(spec),
  suites: z.lazy(() => z.array(suite)).optional(),
});
const playwrightReport = z.object({ suites: z.array(suite) });

const specsOf = ({ specs, suites = [] }: Suite): Suite['specs'] => [
  ...specs,
  ...suites.flatMap(specsOf),
];

/** Of each file of Playwright, by its JSON report; nothing where there is none. */
export function durationsOfPlaywright(file: string): Duration[] {
  const report = readReport(file, playwrightReport);
  return (report?.suites ?? []).flatMap(specsOf).map((one) => ({
    file: `e2e/${one.file}`,
    ms: one.tests
      .flatMap(({ results }) => results)
      .reduce((sum, { duration }) => sum + duration, 0),
  }));
}

/** The files that took longest, in one line; none where nothing was measured. */
export function longestLines(durations: readonly Duration[]): string[] {
  const byFile = new Map<string, number>();
  for (const { file, ms } of durations) byFile.set(file, (byFile.get(file) ?? 0) + ms);
  const longest = [...byFile].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
  if (longest.length === 0) return [];
  const told = longest.map(([file, ms]) => `${file} ${Math.round(ms / MS_PER_SECOND)} s`);
  return [`Longest files: ${told.join(', ')}`];
}
