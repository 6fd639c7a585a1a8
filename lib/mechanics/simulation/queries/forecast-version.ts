import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { figuresOf } from '@/lib/domain/mechanics/simulation/figures';
import type { Forecast } from '@/lib/domain/mechanics/simulation/forecast';
import { USUAL_MARGIN_BPS } from '@/lib/domain/mechanics/simulation/simulation-input';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { parseDefinition } from '@/lib/rules/parse-definition';
import { readToday } from '@/lib/rules/read-today';
import { replayedDays, simulateHistory } from '../simulate';

const DEADLINE_MS = 120_000;

type Version = {
  readonly ruleId: number;
  readonly definition: string;
  readonly submittedAt: Date | null;
};

/**
 * What a version of a mechanic would have done in the year before it was handed in, whenever it is asked: the simulation that is kept with
 * it. Throws `not_found`.
 */
export const forecastVersion = defineQuery({
  id: 'mechanics.forecast',
  permission: 'system.run',
  deadlineMs: DEADLINE_MS,
  input: z.object({ versionId: idInput }),
  run: async ({ read, input: { versionId }, now }): Promise<Forecast> => {
    const [row] = await read<Version[]>`
      SELECT rule_id AS "ruleId", definition::text AS definition, submitted_at AS "submittedAt" FROM rule_versions WHERE rule_version_id = ${versionId}`;
    const mechanic = row === undefined ? null : parseDefinition(row.definition);
    if (row === undefined || mechanic?.kind !== 'mechanic') throw new AppError('not_found');
    const { ruleId, submittedAt } = row;
    const handedInAt = submittedAt !== null && submittedAt < now ? submittedAt : now;
    const { todayOn, timeZone } = await readToday(read, handedInAt);
    const { replay } = await simulateHistory(read, {
      ...{ ruleId, mechanic, todayOn, timeZone, isExact: false, isAnew: false },
    });
    const { outcomes, groups, value, livesDays, looked, members, isSample } = replay;
    const days = replayedDays(todayOn);
    const figures = figuresOf({
      ...{ outcomes, groups, mechanic, value, livesDays, looked, members },
      throughOn: days.throughOn,
      marginBps: USUAL_MARGIN_BPS,
    });
    return { versionId, ruleId, ...days, looked, inForce: members, isSample, figures };
  },
});
