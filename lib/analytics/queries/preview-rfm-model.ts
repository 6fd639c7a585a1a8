import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { cutInput } from '@/lib/domain/analytics/rfm-model/model-input';
import type { ScorePreview } from '@/lib/domain/analytics/rfm-model/saved-model';
import { RFM_MIN_BUYERS } from '@/lib/domain/analytics/rfm-settings';
import { defineQuery } from '@/lib/kernel/query';
import { analyticsState } from '../analytics-state';
import { majorUnitOf } from '../major-unit';
import { isInSummary, type Scoring, scoredSql } from '../rfm-models/scored-sql';

/** Members that a preview looks at: of the summary, which is one pass, and of purchases, which are walked member by member. */
const LOOKED_AT = { summary: 100_000, purchases: 3_000 } as const;

async function sizeOf(read: Read): Promise<number> {
  const [row] = await read<{ last: number | null }[]>`
    SELECT max(member_id)::float8 AS last FROM member_summary`;
  return row?.last ?? 0;
}

/**
 * How many buyers have each score under a cut, as of the day of the summary. Of a large base it looks at one member in so many: the
 * groups of any rules are then counted from it without asking again.
 */
export const previewRfmModel = defineQuery({
  id: 'analytics.previewRfmModel',
  permission: 'analytics.read',
  input: z.object({ cut: cutInput }),
  mayBeStale: true,
  run: async ({ read, input: { cut } }): Promise<ScorePreview> => {
    const [state, size] = await Promise.all([analyticsState(read), sizeOf(read)]);
    const source = isInSummary(cut) ? 'summary' : 'purchases';
    const oneIn = Math.max(1, Math.floor(size / LOOKED_AT[source]));
    const { asOfOn, currency } = state;
    const scoring: Scoring = { cut, asOfOn, source, oneIn, majorUnit: majorUnitOf(currency) };
    const { ctes, values } = scoredSql(scoring);
    const rows = await read.unsafe<{ code: number; buyers: number }[]>(
      `WITH ${ctes} SELECT code::int, count(*)::int AS buyers FROM scored GROUP BY code ORDER BY code`,
      values as never[],
    );
    const buyers = rows.reduce((sum, row) => sum + row.buyers, 0);
    const isEnough = buyers * oneIn >= RFM_MIN_BUYERS;
    return {
      ...{ asOfOn, oneIn, buyers, isEnough },
      codes: isEnough ? rows.map((row) => [row.code, row.buyers] as const) : [],
    };
  },
});
