import 'server-only';
import { withTx } from '@/db/write';
import type { DefinitionJson } from '@/lib/domain/rules/definition';

const ACTOR = { label: 'system:test', requestId: 'test' };

/** People that a rule of a test needs: its author and who approves. */
export const RULE_AUTHOR_ID = 9_001;
export const RULE_REVIEWER_ID = 9_002;

export type SeededRule = { readonly ruleId: number; readonly versionId: number };

type Seeded = {
  readonly definition: DefinitionJson;
  readonly startsOn: string;
  readonly endsOn?: string;
  /** The rule that it is a further version of. */
  readonly ruleId?: number;
};

/** Writes an approved version straight into the tables, as its author and another person would: for tests of what rules decide. */
export async function seedRule({
  definition,
  startsOn,
  endsOn,
  ruleId,
}: Seeded): Promise<SeededRule> {
  return withTx(ACTOR, async ({ client }) => {
    await client.query(
      `INSERT INTO users (user_id, email, name, role, password_hash) VALUES
         ($1, 'author@rules.test', 'Author', 'marketer', 'x'), ($2, 'reviewer@rules.test', 'Reviewer', 'admin', 'x')
       ON CONFLICT DO NOTHING`,
      [RULE_AUTHOR_ID, RULE_REVIEWER_ID],
    );
    const rule = await client.query<{ id: number }>(
      `INSERT INTO rules (rule_id, kind, name_en, name_ru)
       VALUES (coalesce($1, nextval(pg_get_serial_sequence('rules', 'rule_id')))::int, $2, $2, $2)
       ON CONFLICT (rule_id) DO UPDATE SET version = rules.version + 1 RETURNING rule_id AS id`,
      [ruleId ?? null, definition.kind],
    );
    const id = rule.rows[0]?.id ?? 0;
    const made = await client.query<{ id: number }>(
      `INSERT INTO rule_versions (rule_id, no, definition, starts_on, ends_on, author_id, writer_ids, created_at, changed_at)
       SELECT $1, coalesce(max(no), 0) + 1, $2, $3, $4, $5, ARRAY[$5::int], now(), now()
         FROM rule_versions WHERE rule_id = $1 RETURNING rule_version_id AS id`,
      [id, JSON.stringify(definition), startsOn, endsOn ?? null, RULE_AUTHOR_ID],
    );
    const versionId = made.rows[0]?.id ?? 0;
    await client.query(
      `UPDATE rule_versions SET state = 'inReview', submitted_at = now(), version = 2 WHERE rule_version_id = $1`,
      [versionId],
    );
    await client.query(
      `UPDATE rule_versions SET state = 'approved', reviewer_id = $2, decided_at = now(), version = 3
       WHERE rule_version_id = $1`,
      [versionId, RULE_REVIEWER_ID],
    );
    return { ruleId: id, versionId };
  });
}
