import 'server-only';
import type { Read } from '@/db/read';
import type { ResultCell } from '@/lib/domain/mechanics/results/asked';
import type { ResultMember, ResultMembersPage } from '@/lib/domain/mechanics/results/results-page';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { Values } from '@/lib/tiers/engine/facts-sql';
import { type FigurePlan, figuresSql } from './figures-sql';

const PAGE_SIZE = 50;
/** What an address calls the part of those of whom it is not known. */
const UNKNOWN_PART = 'none';

type Row = Omit<ResultMember, 'revenueMinor'> & {
  readonly revenueMinor: string;
  readonly total: number;
};

/** Exactly the members behind a figure, fifty a page by their numbers: the same statement as the figure. */
export async function listFigureMembers(
  read: Read,
  plan: FigurePlan,
  { cell, after }: { readonly cell: ResultCell; readonly after: number },
): Promise<Pick<ResultMembersPage, 'total' | 'members' | 'next'>> {
  const values = new Values();
  const figures = figuresSql(values, plan);
  const { arm, what, part } = cell;
  const isIn = [
    `arm = ${values.bind(arm)}`,
    what === 'buyers' ? 'buyers = 1' : 'true',
    part === undefined ? 'true' : `coalesce(part, '${UNKNOWN_PART}') = ${values.bind(part)}`,
  ].join(' AND ');
  const rows = await readRowsOf(read)<Row>(
    `WITH ${figures},
     mine AS MATERIALIZED (SELECT * FROM figures WHERE ${isIn})
     SELECT f.member_id::float8 AS "memberId", coalesce(nullif(trim(concat_ws(' ', p.first_name, p.last_name)), ''), '') AS name,
       f.assigned_on::text AS "assignedOn", f.receipts, f.revenue::text AS "revenueMinor", (SELECT count(*)::int FROM mine) AS total
     FROM (SELECT * FROM mine WHERE member_id > ${values.bind(after)}::bigint ORDER BY member_id LIMIT ${PAGE_SIZE + 1}) f
     LEFT JOIN member_profiles p USING (member_id) ORDER BY f.member_id`,
    values.list,
  );
  const shown = rows.slice(0, PAGE_SIZE);
  return {
    total: rows[0]?.total ?? 0,
    members: shown.map(({ total: _, revenueMinor, ...row }) => ({
      ...row,
      revenueMinor: BigInt(revenueMinor),
    })),
    next: rows.length > PAGE_SIZE ? (shown.at(-1)?.memberId ?? null) : null,
  };
}
