import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import type { KeptForecast } from '@/lib/domain/mechanics/simulation/forecast';
import { defineQuery } from '@/lib/kernel/query';

const MOST = 20;

/** Forecasts that were kept with the versions of a mechanic, of the latest version first. */
export const listForecasts = defineQuery({
  id: 'mechanics.listForecasts',
  permission: 'rules.read',
  input: z.object({ ruleId: idInput }),
  run: async ({ read, input: { ruleId } }): Promise<readonly KeptForecast[]> => read<
    KeptForecast[]
  >`
    SELECT v.no, f.from_on AS "fromOn", f.through_on AS "throughOn", f.looked, f.in_force AS "inForce", f.is_sample AS "isSample",
      f.figures, f.made_at AS "madeAt"
    FROM mechanic_forecasts f JOIN rule_versions v USING (rule_version_id) WHERE f.rule_id = ${ruleId}
    ORDER BY v.no DESC LIMIT ${MOST}`,
});
