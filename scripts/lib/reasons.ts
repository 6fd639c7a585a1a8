import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { PROJECT_ROOT } from './project-root';
import { readReport } from './read-report';

/** A test that failed, by its file and title, and what its error says. */
export type Reason = Readonly<{ title: string; text: string }>;

/** What is told of one failed test, its title aside. */
const LINES_OF_ONE = 15;
/** What is told of all of them: who keeps only the last 60 lines of a run still reads the reason. */
const LINES_OF_ALL = 55;

const fromRoot = (path: string) => path.replace(`${PROJECT_ROOT}/`, '');

/** Why tests of vitest failed, as scripts/lib/reasons-reporter.ts wrote it down. */
export function reasonsOfVitest(file: string): Reason[] {
  return readReport(file, z.array(z.object({ title: z.string(), text: z.string() }))) ?? [];
}

const playwrightError = z.object({
  message: z.string().optional(),
  location: z.object({ file: z.string(), line: z.number() }).optional(),
});
type PlaywrightError = z.infer<typeof playwrightError>;

const spec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(
    z.object({
      status: z.string(),
      results: z.array(z.object({ errors: z.array(playwrightError) })),
    }),
  ),
});
type Suite = Readonly<{ specs: z.infer<typeof spec>[]; suites?: Suite[] | undefined }>;
const suite: z.ZodType<Suite> = z.object({
  specs: z.array(spec),
  suites: z.lazy(() => z.array(suite)).optional(),
});
const playwrightReport = z.object({
  errors: z.array(playwrightError),
  suites: z.array(suite),
});

const specsOf = ({ specs, suites = [] }: Suite): Suite['specs'] => [
  ...specs,
  ...suites.flatMap(specsOf),
];

function textOf({ message = '', location }: PlaywrightError): string {
  return location === undefined
    ? message
    : `at ${fromRoot(location.file)}:${location.line}\n${message}`;
}

/** Why tests of Playwright failed, by its JSON report, and what went wrong outside of them. */
export function reasonsOfPlaywright(file: string): Reason[] {
  const report = readReport(file, playwrightReport);
  if (report === null) return [];
  const outside = report.errors.map((error) => ({
    title: 'outside of tests',
    text: textOf(error),
  }));
  const failed = report.suites.flatMap(specsOf).flatMap((one) =>
    one.tests
      .filter(({ status }) => status === 'unexpected')
      .map(({ results }) => ({
        title: `e2e/${one.file}:${one.line} > ${one.title}`,
        text: results.flatMap(({ errors }) => errors.map(textOf)).join('\n'),
      })),
  );
  return [...outside, ...failed];
}

/** Failed tests with the beginning of their errors: the more of them, the less of each. */
export function reasonLines(reasons: readonly Reason[]): string[] {
  const told = reasons.slice(0, Math.floor(LINES_OF_ALL / 2));
  const each = Math.min(LINES_OF_ONE, Math.floor(LINES_OF_ALL / Math.max(told.length, 1)) - 1);
  const lines = told.flatMap(({ title, text }) => {
    const said = stripVTControlCharacters(text).split('\n');
    return [
      `FAIL ${title}`,
      ...said
        .filter((line) => line.trim() !== '')
        .slice(0, each)
        .map((line) => `     ${line}`),
    ];
  });
  const rest = reasons.length - told.length;
  return rest > 0 ? [...lines, `... and ${rest} more`] : lines;
}
