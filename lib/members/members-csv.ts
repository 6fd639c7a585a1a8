import 'server-only';
import { stringify } from 'csv-stringify/sync';
import { type Actor, can } from '@/lib/domain/access/actor';
import { decimalsOf, toMajorUnits } from '@/lib/domain/analytics/publish-report';
import { attributeField } from '@/lib/domain/imports/mapping/attribute-fields';
import type { Attribute } from '@/lib/domain/members/attributes/attribute';
import type { MemberFilters } from '@/lib/domain/members/list-filters';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { logContactsExport } from './commands/log-contacts-export';
import { EXPORT_CHUNK, type ExportedMember, exportMembers } from './queries/export-members';
import { listAttributes } from './queries/list-attributes';
import { requireFigureRight } from './require-figure-right';

/** More members than this go into a file through several filters. */
const EXPORT_LIMIT = 5_000_000;

const COLUMNS = [
  'code',
  'externalId',
  'lastName',
  'firstName',
  'phone',
  'email',
  'status',
  'kind',
  'tier',
  'card',
  'joinedOn',
  'store',
  'firstPurchaseOn',
  'lastPurchaseOn',
  'receipts365',
  'revenue365',
  'receipts',
  'revenue',
  'r',
  'f',
  'm',
] as const satisfies readonly (keyof ExportedMember | 'code')[];

/** Spreadsheets take UTF-8 for another encoding without it. */
const BYTE_ORDER_MARK = '\uFEFF';

type Input = {
  readonly filters: MemberFilters;
  readonly actor: Actor;
  readonly currency: string;
};

type FileOf = {
  readonly currency: string;
  /** Those whose values the reader may see: a column each, at the end. */
  readonly attributes: readonly Pick<Attribute, 'key'>[];
};

/** A piece of the file. Text that a spreadsheet would run is made harmless; amounts are in major units. */
function csvOf(
  rows: readonly ExportedMember[],
  { currency, attributes, isFirst }: FileOf & { readonly isFirst: boolean },
): string {
  const decimals = decimalsOf(currency);
  const text = stringify([...rows], {
    header: isFirst,
    columns: [...COLUMNS, ...attributes.map(({ key }) => attributeField(key))],
    escape_formulas: true,
    // Only as bigints may amounts begin with a minus.
    cast: { bigint: (amountMinor) => toMajorUnits(amountMinor, decimals) },
  });
  return isFirst ? BYTE_ORDER_MARK + text : text;
}

/**
 * The members of a list as a CSV file, piece by piece as fast as it is taken. Readable contacts go only to whoever
 * may read them, and that they were taken is written down first.
 */
export async function membersCsv({ filters, actor, currency }: Input): Promise<ReadableStream> {
  requireFigureRight(actor, filters);
  if (can(actor, 'members.readContacts')) await runCommand(logContactsExport, { filters }, actor);
  const attributes = await runQuery(listAttributes, {}, actor);
  const encoder = new TextEncoder();
  let afterId = 0;
  let written = 0;
  let isFirst = true;
  const next = () => runQuery(exportMembers, { filters, afterId }, actor);
  // The first piece is read before the answer begins, so that a refusal is still a refusal.
  let waiting: Awaited<ReturnType<typeof next>> | null = await next();
  return new ReadableStream({
    async pull(controller) {
      const rows = waiting ?? (await next());
      waiting = null;
      controller.enqueue(encoder.encode(csvOf(rows, { currency, attributes, isFirst })));
      isFirst = false;
      written += rows.length;
      afterId = rows.at(-1)?.memberId ?? afterId;
      if (rows.length < EXPORT_CHUNK || written >= EXPORT_LIMIT) controller.close();
    },
  });
}
