import 'server-only';
import { forecastInput } from '@/lib/domain/mechanics/simulation/forecast';
import { defineCommand } from '@/lib/kernel/command';

/** Keeps what a version was thought to do, once: what was told to the second person is not told otherwise later. */
export const keepForecast = defineCommand({
  id: 'mechanics.keepForecast',
  permission: 'system.run',
  input: forecastInput,
  isRepeatable: true,
  run: async ({ tx, input, now }) => {
    const { versionId, ruleId, fromOn, throughOn, looked, inForce, isSample, figures } = input;
    const { rowCount } = await tx.client.query(
      `INSERT INTO mechanic_forecasts (rule_version_id, rule_id, from_on, through_on, looked, in_force, is_sample, figures, made_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
      [
        ...[versionId, ruleId, fromOn, throughOn, looked, inForce, isSample],
        ...[JSON.stringify(figures), now],
      ],
    );
    const isKept = rowCount === 1;
    return {
      result: { isKept },
      changes: isKept
        ? [
            {
              subjectKind: 'rule',
              subjectId: ruleId,
              before: null,
              after: { forecastOf: versionId, members: figures.members.count },
            },
          ]
        : [],
    };
  },
});
