import 'server-only';
import { z } from 'zod';
import type { TellingMechanic } from '@/lib/domain/messaging/outbox';
import { defineQuery } from '@/lib/kernel/query';

const MOST = 200;

/** Mechanics that were launched, the newest first: those whose messages the outbox can be narrowed to. */
export const listTellingMechanics = defineQuery({
  id: 'messages.listTellingMechanics',
  permission: 'messages.read',
  input: z.object({}),
  mayBeStale: true,
  run: async ({ read }): Promise<readonly TellingMechanic[]> =>
    await read<TellingMechanic[]>`
      SELECT r.rule_id AS "ruleId", r.name_en AS "nameEn", r.name_ru AS "nameRu"
      FROM rules r JOIN mechanic_switches s USING (rule_id)
      WHERE s.launched_at IS NOT NULL ORDER BY r.rule_id DESC LIMIT ${MOST}`,
});
