import 'server-only';
import { z } from 'zod';
import { defineQuery } from '@/lib/kernel/query';

const SAMPLED_EVENTS = 5_000;
const CHOICES_MAX = 300;

type Choices = {
  readonly commands: readonly string[];
  readonly subjectKinds: readonly string[];
  /** Everybody with a name, and what acted by itself lately: `user:12`, `system:import`. */
  readonly actors: readonly { readonly actor: string; readonly name: string | null }[];
};

/** What the filters of the audit log offer: people and keys that there are, and what stands in the latest 5,000 rows. */
export const listAuditChoices = defineQuery({
  id: 'access.listAuditChoices',
  permission: 'audit.read',
  input: z.object({}),
  mayBeStale: true,
  run: async ({ read }): Promise<Choices> => {
    const [found] = await read<Omit<Choices, 'actors'>[]>`
      WITH latest AS (
        SELECT command, subject_kind FROM audit_events ORDER BY audit_event_id DESC LIMIT ${SAMPLED_EVENTS})
      SELECT coalesce(array_agg(DISTINCT command), '{}') AS commands,
        coalesce(array_agg(DISTINCT subject_kind), '{}') AS "subjectKinds" FROM latest`;
    const actors = await read<Choices['actors'][number][]>`
      SELECT 'user:' || user_id AS actor, name FROM users
      UNION ALL SELECT 'apiKey:' || api_key_id, name FROM api_keys
      UNION ALL SELECT DISTINCT actor, NULL FROM (
        SELECT actor FROM audit_events ORDER BY audit_event_id DESC LIMIT ${SAMPLED_EVENTS}) latest
        WHERE actor LIKE 'system:%' OR actor = 'anonymous'
      ORDER BY 2, 1 LIMIT ${CHOICES_MAX}`;
    return { commands: found?.commands ?? [], subjectKinds: found?.subjectKinds ?? [], actors };
  },
});
