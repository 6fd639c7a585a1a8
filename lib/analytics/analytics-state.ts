import 'server-only';
import type { Read } from '@/db/read';
import { STORED_WINDOW_DAYS } from '@/lib/domain/analytics/rfm-settings';
import { present } from '@/lib/domain/shared/assert';

export type StoredModel = {
  readonly rfmModelId: number;
  readonly asOfOn: string;
  readonly buyers: number;
  readonly recencyEdges: readonly string[];
  readonly frequencyEdges: readonly string[];
  readonly monetaryEdges: readonly string[];
  readonly scoredAt: Date;
};

export type AnalyticsState = {
  readonly currency: string;
  readonly timeZone: string;
  /** The day the summary's windows end on. */
  readonly asOfOn: string;
  /** The last day that can be asked about: today in the programme's zone, or the day above when it is later. */
  readonly latestOn: string;
  /** The scoring that the summary's r, f, m come from; null before the first. */
  readonly model: StoredModel | null;
};

type StateRow = Omit<StoredModel, 'asOfOn' | 'rfmModelId'> & {
  readonly currency: string | null;
  readonly timeZone: string | null;
  readonly asOfOn: string;
  readonly latestOn: string;
  readonly rfmModelId: number | null;
  readonly modelAsOfOn: string;
};

/** The programme's currency and zone, the day of the windows and the stored scoring. */
export async function analyticsState(read: Read): Promise<AnalyticsState> {
  const rows = await read<StateRow[]>`
    SELECT p.currency, p.time_zone AS "timeZone", a.as_of_on AS "asOfOn",
           greatest(a.as_of_on, (now() AT TIME ZONE coalesce(p.time_zone, 'UTC'))::date) AS "latestOn",
           m.rfm_model_id AS "rfmModelId", m.as_of_on AS "modelAsOfOn", m.buyers,
           m.recency_edges::text[] AS "recencyEdges", m.frequency_edges::text[] AS "frequencyEdges",
           m.monetary_edges::text[] AS "monetaryEdges", m.scored_at AS "scoredAt"
    FROM analytics_state a
    LEFT JOIN programme p ON true
    LEFT JOIN rfm_models m ON m.rfm_model_id = a.rfm_model_id AND m.window_days = ${STORED_WINDOW_DAYS}`;
  const row = present(rows[0], 'analytics_state has its row');
  return {
    currency: row.currency ?? 'RUB',
    timeZone: row.timeZone ?? 'UTC',
    asOfOn: row.asOfOn,
    latestOn: row.latestOn,
    model:
      row.rfmModelId === null
        ? null
        : {
            rfmModelId: row.rfmModelId,
            asOfOn: row.modelAsOfOn,
            buyers: row.buyers,
            recencyEdges: row.recencyEdges,
            frequencyEdges: row.frequencyEdges,
            monetaryEdges: row.monetaryEdges,
            scoredAt: row.scoredAt,
          },
  };
}
