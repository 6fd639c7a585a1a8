import 'server-only';
import { stringify } from 'csv-stringify/sync';
import type { Actor } from '@/lib/domain/access/actor';
import type { CardFilters } from '@/lib/domain/cards/card-list';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { logCardsExport } from './commands/log-cards-export';
import { EXPORT_CHUNK, type ExportedCard, exportCards } from './queries/export-cards';

/** More cards than this go into a file through several filters. */
const EXPORT_LIMIT = 5_000_000;

const COLUMNS = [
  'number',
  'type',
  'status',
  'blockReason',
  'batch',
  'store',
  'isVirtual',
  'isSupplementary',
  'member',
  'issuedOn',
  'expiresOn',
  'changedAt',
] as const satisfies readonly (keyof ExportedCard | 'member')[];

/** Spreadsheets take UTF-8 for another encoding without it. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A piece of the file. Text that a spreadsheet would run is made harmless. */
function csvOf(rows: readonly ExportedCard[], isFirst: boolean): string {
  const text = stringify([...rows], {
    header: isFirst,
    columns: [...COLUMNS],
    escape_formulas: true,
    cast: { date: (moment) => moment.toISOString(), boolean: (value) => (value ? 'yes' : 'no') },
  });
  return isFirst ? BYTE_ORDER_MARK + text : text;
}

type Input = {
  readonly filters: CardFilters;
  /** Judged by the command that writes it down. */
  readonly purpose: string;
  readonly actor: Actor;
};

/** The cards of a list as a CSV file, piece by piece as fast as it is taken. What it is for is written down first. */
export async function cardsCsv({ filters, purpose, actor }: Input): Promise<ReadableStream> {
  await runCommand(logCardsExport, { filters, purpose }, actor);
  const encoder = new TextEncoder();
  let afterId = 0;
  let written = 0;
  let isFirst = true;
  const next = () => runQuery(exportCards, { filters, afterId }, actor);
  // The first piece is read before the answer begins, so that a refusal is still a refusal.
  let waiting: Awaited<ReturnType<typeof next>> | null = await next();
  return new ReadableStream({
    async pull(controller) {
      const rows = waiting ?? (await next());
      waiting = null;
      controller.enqueue(encoder.encode(csvOf(rows, isFirst)));
      isFirst = false;
      written += rows.length;
      afterId = rows.at(-1)?.cardId ?? afterId;
      if (rows.length < EXPORT_CHUNK || written >= EXPORT_LIMIT) controller.close();
    },
  });
}
