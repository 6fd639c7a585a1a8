import 'server-only';
import { z } from 'zod';
import { toPoints } from '@/lib/domain/shared/points';
import type { ToldJudgement } from '@/lib/domain/tiers/member-tier';
import { isReached, needsOf } from '@/lib/domain/tiers/outlook';
import type { JudgedBy, Judgement } from '@/lib/domain/tiers/records';
import type { Measure } from '@/lib/domain/tiers/standing';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { type LadderVersion, readLadderVersions } from './read-versions';
import { toldTier } from './told-tier';

type Row = {
  readonly judgementId: number;
  readonly ruleId: number;
  readonly versionId: number;
  readonly judgedOn: string;
  readonly judgedBy: JudgedBy;
  readonly judgement: Judgement;
  readonly fromTierId: number | null;
  readonly toTierId: number | null;
  readonly measured: unknown;
};

const COLUMNS = `j.judgement_id::float8 AS "judgementId", j.rule_id AS "ruleId", j.rule_version_id AS "versionId",
  j.judged_on::text AS "judgedOn", j.judged_by AS "judgedBy", j.judgement, j.from_tier_id AS "fromTierId",
  j.to_tier_id AS "toTierId", j.measured`;

const PAGE = `
  SELECT ${COLUMNS} FROM tier_judgements j
  WHERE j.member_id = $1 AND ($2::bigint IS NULL OR j.judgement_id < $2) ORDER BY j.judgement_id DESC LIMIT $3`;

/** The last one of each ladder. */
const LAST = `
  SELECT ${COLUMNS} FROM unnest($2::int[]) AS l (rule_id) CROSS JOIN LATERAL (
    SELECT * FROM tier_judgements o WHERE o.member_id = $1 AND o.rule_id = l.rule_id
    ORDER BY o.judgement_id DESC LIMIT 1) j`;

const amount = z.union([z.string(), z.number()]).transform((text) => BigInt(text));
const measureSchema = z.object({ spend: amount, receipts: amount, points: amount });
const graceSchema = z.object({ grace: measureSchema });

/** What a judgement measured: in grace everything since it began to count; null: nothing that can be told. */
function measureOf(measured: unknown): Measure | null {
  const inGrace = graceSchema.safeParse(measured);
  const { success, data } = inGrace.success
    ? { success: true, data: inGrace.data.grace }
    : measureSchema.safeParse(measured);
  if (!success || data === undefined) return null;
  return {
    spend: data.spend,
    receipts: Number(data.receipts),
    points: toPoints(data.points),
  };
}

function toldOf(row: Row, { no, nameEn, nameRu, ladder }: LadderVersion): ToldJudgement {
  const { judgementId, ruleId, judgedOn, judgedBy, judgement, fromTierId, toTierId } = row;
  const measure = measureOf(row.measured);
  // What a fall is about is the tier that was lost.
  const about = ladder.tiers.find(
    ({ tierId }) => tierId === (judgement === 'fell' ? fromTierId : toTierId),
  );
  const needs = about === undefined || measure === null ? [] : needsOf(ladder, about, measure);
  // What was reached on a day of the past is not told by what was measured on the day that found it.
  const isOfPast = judgement === 'reached' && !isReached(ladder, needs);
  return {
    judgementId,
    ruleId,
    ladder: { nameEn, nameRu },
    versionNo: no,
    judgedOn,
    judgedBy,
    judgement,
    from: toldTier(ladder, fromTierId),
    to: toldTier(ladder, toTierId),
    needs: judgement === 'lifted' || isOfPast ? [] : needs,
  };
}

async function told(run: RunRows, rows: readonly Row[]): Promise<readonly ToldJudgement[]> {
  const versions = await readLadderVersions(
    run,
    rows.map(({ versionId }) => versionId),
  );
  return rows.flatMap((row) => {
    const version = versions.get(row.versionId);
    return version === undefined ? [] : [toldOf(row, version)];
  });
}

/** Judgements of a member, the latest first, before a key. */
export async function readJudgements(
  run: RunRows,
  {
    memberId,
    before,
    limit,
  }: { readonly memberId: number; readonly before: number | null; readonly limit: number },
): Promise<readonly ToldJudgement[]> {
  return told(run, await run<Row>(PAGE, [memberId, before, limit]));
}

/** The last judgement of a member on each of some ladders, by ladder. */
export async function readLastJudgements(
  run: RunRows,
  { memberId, ruleIds }: { readonly memberId: number; readonly ruleIds: readonly number[] },
): Promise<ReadonlyMap<number, ToldJudgement>> {
  const last = await told(run, await run<Row>(LAST, [memberId, ruleIds]));
  return new Map(last.map((one) => [one.ruleId, one]));
}
