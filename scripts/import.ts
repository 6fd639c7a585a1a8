import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { systemActor } from '@/lib/domain/access/actor';
import { IMPORT_KINDS, type ImportKind } from '@/lib/domain/imports/import-kinds';
import { AppError } from '@/lib/domain/shared/errors';
import { StartProblem } from '@/lib/domain/shared/start-problem';
import { createImport } from '@/lib/imports/commands/create-import';
import { startCheck } from '@/lib/imports/commands/start-check';
import { startImport } from '@/lib/imports/commands/start-import';
import { sweepStaging } from '@/lib/imports/commands/sweep-staging';
import { storeLocalFile } from '@/lib/imports/files/upload-store';
import { getImport, type ImportView } from '@/lib/imports/queries/get-import';
import { getImportReport, type ImportReport } from '@/lib/imports/queries/get-import-report';
import { runImport } from '@/lib/imports/run-import';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { importReportText, refusalSentence } from './lib/import-report-text';
import { runScript } from './lib/run-script';
import { withDatabase } from './lib/with-database';

const USAGE =
  'npm run --silent import -- members|stores|purchases <file> --mapping <mapping.json> [--dry-run] [--json]';
const POLL_MS = 500;

const actor = systemActor('import');

type Request = {
  readonly kind: ImportKind;
  readonly file: string;
  readonly mapping: string;
  readonly isDryRun: boolean;
  readonly isJson: boolean;
};

function readRequest(args: string[]): Request {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        mapping: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const kind = IMPORT_KINDS.find((known) => known === positionals[0]);
    const [, file] = positionals;
    if (kind && file && values.mapping !== undefined && positionals.length === 2) {
      return {
        kind,
        file: resolve(file),
        mapping: resolve(values.mapping),
        isDryRun: values['dry-run'],
        isJson: values.json,
      };
    }
  } catch {
    // An option that is not known: the usage says which are.
  }
  throw new StartProblem(`Usage: ${USAGE}`);
}

async function readMapping({ kind, mapping }: Request): Promise<Record<string, unknown>> {
  const text = await readFile(mapping, 'utf8').catch(() => {
    throw new StartProblem(`The mapping ${mapping} cannot be read.`);
  });
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return { kind, ...parsed };
  } catch {
    // Said below.
  }
  throw new StartProblem(`The mapping ${mapping} is not a JSON object.`);
}

function showProgress({ state, rowsRead, rowsMerged, rowsTotal }: ImportView): void {
  if (!process.stderr.isTTY) return;
  const done = state === 'merging' ? `${rowsMerged} of ${rowsTotal ?? '?'}` : String(rowsRead);
  process.stderr.write(`\r\x1b[K${state}: ${done} rows`);
}

/** Works on the import in this process; where a worker was quicker, waits for it. */
async function bringToEnd(importId: number): Promise<void> {
  const { signal } = new AbortController();
  const look = setInterval(async () => {
    await runQuery(getImport, { importId }, actor).then(showProgress, () => {});
  }, POLL_MS);
  try {
    for (;;) {
      await runImport(importId, { actor, signal });
      const { finishedAt } = await runQuery(getImport, { importId }, actor);
      if (finishedAt) return;
      await sleep(POLL_MS);
    }
  } finally {
    clearInterval(look);
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }
}

async function importFile(request: Request): Promise<ImportReport> {
  const mapping = await readMapping(request);
  const upload = await storeLocalFile(request.file);
  const { importId } = await runCommand(
    createImport,
    {
      kind: request.kind,
      fileName: basename(request.file),
      uploadKey: upload.key,
      sha256: upload.sha256,
      bytes: upload.bytes,
    },
    actor,
  );
  await runCommand(request.isDryRun ? startCheck : startImport, { importId, mapping }, actor);
  await bringToEnd(importId);
  await runCommand(sweepStaging, {}, actor);
  return runQuery(getImportReport, { importId }, actor);
}

/** A refusal of the file or its mapping in one sentence; anything else goes on. */
function asSentence(error: unknown, { file, mapping }: Request): unknown {
  if (!(error instanceof AppError)) return error;
  if (error.code === 'not_found') return new StartProblem(`There is no file ${file}.`);
  const subject = error.code === 'mapping_invalid' ? mapping : file;
  return new StartProblem(`${subject}: ${refusalSentence(error.code, error.details)}`);
}

/** Imports a file as the console does, and prints the report. Exit code 1 when the file is refused as a whole. */
async function main(): Promise<number> {
  const request = readRequest(process.argv.slice(2));
  const report = await withDatabase(() => importFile(request)).catch((error: unknown) => {
    throw asSentence(error, request);
  });
  process.stdout.write(
    request.isJson ? `${JSON.stringify(report, null, 2)}\n` : importReportText(report),
  );
  return report.state === 'failed' ? 1 : 0;
}

void runScript(main);
