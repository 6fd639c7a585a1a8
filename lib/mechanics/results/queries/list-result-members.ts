import 'server-only';
import { z } from 'zod';
import { resultCellInput, resultsInput } from '@/lib/domain/mechanics/results/asked';
import type { ResultMember, ResultMembersPage } from '@/lib/domain/mechanics/results/results-page';
import { defineQuery } from '@/lib/kernel/query';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { Values } from '@/lib/tiers/engine/facts-sql';
import { figuresSql } from '../figures-sql';
import { headOf } from '../head-of';
import { planResults } from '../plan';
import { readResultTiers } from '../read-result-tiers';

const PAGE_SIZE = 50;
/** What an address calls the part of those of whom it is not known. */
export const UNKNOWN_PART = 'none';

type Row = Omit<ResultMember, 'revenueMinor'> & {
  readonly revenueMinor: string;
  readonly total: number;
};

/** Exactly the members behind a figure of the results, fifty a page by their numbers: the same statement as the figure. Throws `not_found`. */
export const listResultMembers = defineQuery({
  id: 'mechanics.resultMembers',
  permission: 'rules.read',
  mayBeStale: true,
  input: resultsInput.extend({
    cell: resultCellInput,
    after: z.number().int().min(0).default(0),
  }),
  run: async ({ read, input: { cell, after, ...asked }, now }): Promise<ResultMembersPage> => {
    const plan = await planResults(read, asked, now);
    const tiers = await readResultTiers(read);
    const head = headOf(plan.known, plan.today);
    if (plan.figures === null) return { head, tiers, total: 0, members: [], next: null };
    const values = new Values();
    const figures = figuresSql(values, plan.figures);
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
      ...{ head, tiers },
      total: rows[0]?.total ?? 0,
      members: shown.map(({ total: _, revenueMinor, ...row }) => ({
        ...row,
        revenueMinor: BigInt(revenueMinor),
      })),
      next: rows.length > PAGE_SIZE ? (shown.at(-1)?.memberId ?? null) : null,
    };
  },
});
