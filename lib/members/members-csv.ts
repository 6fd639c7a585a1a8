import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { decimalsOf, toMajorUnits } from '@/lib/domain/analytics/publish-report';
import { attributeField } from '@/lib/domain/imports/mapping/attribute-fields';
import type { MemberFilters } from '@/lib/domain/members/list-filters';
import { type ListFile, listFile } from '@/lib/exports/list-file';
import { runQuery } from '@/lib/kernel/query';
import { EXPORT_CHUNK, type ExportedMember, exportMembers } from './queries/export-members';
import { listAttributes } from './queries/list-attributes';
import { requireFigureRight } from './require-figure-right';

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

type Input = {
  readonly filters: MemberFilters;
  readonly actor: Actor;
  readonly currency: string;
};

/** The members of a list as a file. Readable contacts go only to whoever may read them; of others they are masked. */
export async function membersFile({ filters, actor, currency }: Input): Promise<ListFile> {
  requireFigureRight(actor, filters);
  const attributes = await runQuery(listAttributes, {}, actor);
  const decimals = decimalsOf(currency);
  return listFile({
    list: 'members',
    isPersonal: true,
    filters,
    columns: [...COLUMNS, ...attributes.map(({ key }) => attributeField(key))],
    money: (amountMinor) => toMajorUnits(amountMinor, decimals),
    piece: async (afterId: number | null) => {
      const rows = await runQuery(exportMembers, { filters, afterId: afterId ?? 0 }, actor);
      const last = rows.length < EXPORT_CHUNK ? undefined : rows.at(-1);
      return { rows, next: last?.memberId ?? null };
    },
  });
}
