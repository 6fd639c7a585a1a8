import 'server-only';
import type { Tx } from '@/db/write';
import type { Definition } from '@/lib/domain/rules/definition';
import { definitionJson } from '@/lib/domain/rules/definition-json';
import { listedIds } from '@/lib/domain/rules/listed-ids';
import { mayStart } from '@/lib/domain/rules/starting';
import { AppError } from '@/lib/domain/shared/errors';
import { requireText } from '@/lib/messaging/liquid/require-text';
import { requireAudience } from '@/lib/segments/require-audience';
import { requireMoved, requireOwnTiers } from './require-ladder';

/** What a version says, and from when to when. */
export type VersionFields = {
  readonly definition: Definition;
  readonly startsOn: string;
  readonly endsOn: string | null;
};

/**
 * Throws `invalid_input` unless the tiers, card types and stores that it names are there, and the tiers of a ladder are its own;
 * `rule_refused` (`tier_dropped`) when a ladder leaves out tiers without a word; `template_refused` for words that a message may not use. What
 * the audience of a mechanic names has to be there too.
 * `ruleId`: its rule; null: it has none yet.
 */
export async function requireKnown(
  tx: Tx,
  definition: Definition,
  ruleId: number | null,
): Promise<void> {
  const named = listedIds(definition);
  const cardsAt = definition.kind === 'tiers' ? 'definition.tiers' : 'definition.when.cardTypes';
  const { rows } = await tx.client.query<{ field: string }>(
    `SELECT 'definition.when.tiers' AS field FROM unnest($1::int[]) x (id)
       WHERE id <> 0 AND NOT EXISTS (SELECT FROM tiers WHERE tier_id = id)
     UNION SELECT $4 FROM unnest($2::int[]) x (id)
       WHERE id <> 0 AND NOT EXISTS (SELECT FROM card_types WHERE card_type_id = id)
     UNION SELECT 'definition.when.stores' FROM unnest($3::int[]) x (id)
       WHERE NOT EXISTS (SELECT FROM stores WHERE store_id = id)`,
    [named.tiers, named.cardTypes, named.stores, cardsAt],
  );
  if (rows.length > 0)
    throw new AppError('invalid_input', { fields: rows.map(({ field }) => field) });
  if (definition.kind === 'mechanic' && definition.message !== undefined) {
    requireText(definition.message);
  }
  if (definition.kind === 'mechanic' && definition.audience !== null) {
    await requireAudience(tx, definition.audience);
  }
  await requireOwnTiers(tx, definition, ruleId);
  await requireMoved(tx, definition, ruleId);
}

/**
 * Appends the next version of a locked rule, as a draft. Throws `rule_refused` (`has_undecided`) while another one is
 * written or reviewed.
 */
export async function appendDraft(
  { client }: Tx,
  {
    ruleId,
    fields,
    userId,
    now,
  }: {
    readonly ruleId: number;
    readonly fields: VersionFields;
    readonly userId: number;
    readonly now: Date;
  },
): Promise<{ readonly versionId: number; readonly no: number }> {
  const open = await client.query(
    `SELECT FROM rule_versions WHERE rule_id = $1 AND state IN ('draft', 'inReview')`,
    [ruleId],
  );
  if (open.rowCount !== 0) throw new AppError('rule_refused', { reason: 'has_undecided' });
  const { rows } = await client.query<{ versionId: number; no: number }>(
    `INSERT INTO rule_versions (rule_id, no, definition, starts_on, ends_on, author_id, writer_ids, created_at, changed_at)
     SELECT $1, coalesce(max(no), 0) + 1, $2, $3, $4, $5, ARRAY[$5::int], $6, $6 FROM rule_versions WHERE rule_id = $1
     RETURNING rule_version_id AS "versionId", no`,
    [
      ruleId,
      JSON.stringify(definitionJson(fields.definition)),
      fields.startsOn,
      fields.endsOn,
      userId,
      now,
    ],
  );
  const [made] = rows;
  if (made === undefined) throw new AppError('not_found');
  return made;
}

/** Throws `rule_refused` (`starts_in_past`) when the version would change answers that receipts already have. */
export async function requireStart(
  { client }: Tx,
  {
    ruleId,
    startsOn,
    todayOn,
  }: {
    readonly ruleId: number;
    readonly startsOn: string;
    readonly todayOn: string;
  },
): Promise<void> {
  if (startsOn >= todayOn) return;
  const { rows } = await client.query<{ isFirst: boolean; hasReceiptsSince: boolean }>(
    `SELECT NOT EXISTS (SELECT FROM rule_versions WHERE rule_id = $1 AND state = 'approved') AS "isFirst",
       EXISTS (SELECT FROM receipt_claims WHERE business_date >= $2::date) AS "hasReceiptsSince"`,
    [ruleId, startsOn],
  );
  const [found] = rows;
  if (found === undefined || !mayStart({ startsOn, todayOn, ...found })) {
    throw new AppError('rule_refused', { reason: 'starts_in_past', todayOn });
  }
}
