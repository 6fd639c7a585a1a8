import 'server-only';
import { plain } from '@/lib/domain/analytics/cell-label';
import { defineReport } from '../report';
import { planLife } from './plan';
import { pointsLifeReport } from './query';
import { replayed } from './replay';
import { pointsLifeSpec } from './spec';

/** The replay of another life, whole. Its one figure that opens members: who would have more or less now. */
export const pointsLife = defineReport({
  spec: pointsLifeSpec,
  query: pointsLifeReport,
  drill: async ({ read, parameters, cell }) => {
    if (cell !== 'touched') return null;
    const { replay } = await planLife(read, parameters);
    return {
      measure: 'points',
      members: read`
        SELECT member_id, abs(open - was_open)::bigint AS points FROM (${replayed(replay)}) members WHERE open <> was_open`,
      label: { key: 'pointsLifeTouched', slots: { life: plain(parameters.life) } },
      asOfOn: replay.plan.asOfOn,
    };
  },
});
