import { IMPORT_COUNTS } from '@/lib/domain/imports/counts';
import type { ImportReport } from '@/lib/imports/queries/get-import-report';
import words from '@/messages/en/imports.json';

const number = new Intl.NumberFormat('en');
const COUNT_WIDTH = 12;

function fill(sentence: string, details: Readonly<Record<string, unknown>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '?'));
}

function wordOf(table: Readonly<Record<string, string>>, key: string): string {
  return table[key] ?? key;
}

/** Why the file was refused as a whole, in a sentence. */
export function refusalSentence(code: string, details: Readonly<Record<string, unknown>>): string {
  const problem = code === 'file_empty' ? 'empty' : String(details.problem ?? 'gone');
  return fill(wordOf(words.fileProblems, problem), details);
}

function problemLines(report: ImportReport): string[] {
  return report.problems.flatMap(({ code, rows, examples }) => [
    `${number.format(rows).padStart(COUNT_WIDTH)}  ${wordOf(words.problems, code)}`,
    ...examples.map(({ row, field, value }) => {
      const name = field === '' ? '' : `, ${wordOf(words.fields, field)}`;
      return `${' '.repeat(COUNT_WIDTH + 4)}row ${row}${name}: ${JSON.stringify(value ?? '')}`;
    }),
  ]);
}

/** The report of an import for a terminal. */
export function importReportText(report: ImportReport): string {
  if (report.state === 'failed') {
    const why = refusalSentence(report.errorCode ?? '', report.errorDetails ?? {});
    return `${report.fileName}: ${words.report.failed} ${why}\n`;
  }
  const isDry = report.state === 'checked';
  const rate = report.seconds ? Math.round((report.counts.rows ?? 0) / report.seconds) : 0;
  const took =
    report.seconds === null
      ? ''
      : `, ${report.seconds.toFixed(1)} s, ${number.format(rate)} rows/s`;
  const conclusion = report.changesNothing
    ? isDry
      ? words.check.nothing
      : words.report.nothing
    : isDry
      ? words.check.intro
      : words.report.done;
  const counts = IMPORT_COUNTS[report.kind].map(
    (id) => `${number.format(report.counts[id] ?? 0).padStart(COUNT_WIDTH)}  ${words.counts[id]}`,
  );
  const same =
    report.sameImportId === null ? [] : [fill(words.report.same, { id: report.sameImportId })];
  return `${[
    `${report.fileName}: ${wordOf(words.kinds, report.kind).toLowerCase()}, import ${report.importId}${took}`,
    ...(same.length > 0 ? same : [conclusion]),
    ...counts,
    ...(report.problems.length > 0 ? [`${words.report.problems}:`, ...problemLines(report)] : []),
  ].join('\n')}\n`;
}
