import { parseArgs } from 'node:util';
import { REPORTS } from '@/lib/analytics/reports/registry';
import { reportCsv } from '@/lib/analytics/reports/report-csv';
import { runReport } from '@/lib/analytics/reports/run-report';
import { systemActor } from '@/lib/domain/access/actor';
import { publishReport } from '@/lib/domain/analytics/publish-report';
import { AppError } from '@/lib/domain/shared/errors';
import { StartProblem } from '@/lib/domain/shared/start-problem';
import { runScript } from './lib/run-script';
import { withDatabase } from './lib/with-database';

const USAGE =
  'npm run --silent report -- <id> [--<parameter> <value> ...] --format json|csv [--table <table>]';

/** `--as-of` and `--asOf` are the same parameter. */
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

type Request = {
  readonly id: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly format: string;
  readonly table: string | undefined;
};

function readRequest(args: readonly string[]): Request {
  const [id = '', ...rest] = args;
  const report = REPORTS.find(({ spec }) => spec.id === id);
  if (!report) {
    const ids = REPORTS.map(({ spec }) => spec.id).join(', ');
    throw new StartProblem(`There is no report "${id}"; there are ${ids}. Usage: ${USAGE}`);
  }
  const names = Object.keys(report.spec.parameters.shape);
  const options = Object.fromEntries(
    [...names, ...names.map(kebab), 'format', 'table'].map((name) => [
      name,
      { type: 'string' as const },
    ]),
  );
  try {
    const { values } = parseArgs({ args: [...rest], options });
    const parameters = names.flatMap((name) => {
      const value = values[name] ?? values[kebab(name)];
      return typeof value === 'string' ? [[name, value] as const] : [];
    });
    return {
      id,
      parameters: Object.fromEntries(parameters),
      format: String(values.format ?? 'json'),
      table: typeof values.table === 'string' ? values.table : undefined,
    };
  } catch {
    const known = names.map((name) => `--${kebab(name)}`).join(' ');
    throw new StartProblem(`The report "${id}" takes ${known}. Usage: ${USAGE}`);
  }
}

async function print({ id, parameters, format, table }: Request): Promise<string> {
  const { spec, result } = await runReport(id, parameters, systemActor('report'));
  return format === 'csv'
    ? reportCsv(spec, result, table)
    : `${JSON.stringify(publishReport(spec, result, parameters), null, 2)}\n`;
}

/** Prints a report of the console: the same figures as the page and as GET /api/v1/reports/<id>. */
async function main(): Promise<void> {
  const request = readRequest(process.argv.slice(2));
  if (request.format !== 'json' && request.format !== 'csv') {
    throw new StartProblem(`--format is json or csv. Usage: ${USAGE}`);
  }
  try {
    const text = await withDatabase(() => print(request));
    process.stdout.write(text);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid_input') throw error;
    const fields = Array.isArray(error.details.fields) ? error.details.fields.join(', ') : '';
    throw new StartProblem(
      `The value of ${fields} is not one that the report "${request.id}" takes.`,
    );
  }
}

void runScript(main);
