import 'server-only';
import { attributeOptions, attributes } from '@/db/schema/member-details';
import type { Tx } from '@/db/write';
import { DEMO_USERS } from '@/lib/domain/access/demo-users';
import { present } from '@/lib/domain/shared/assert';
import { DEMO_ATTRIBUTES } from './attributes';
import { CONSENT_IDS_A_MEMBER } from './consents';
import { LETTER_IDS_A_MEMBER } from './correspondence';
import { LIFE_COLUMNS } from './life';
import { LOT_IDS_A_MEMBER } from './points';
import { TIER_CHANGE_IDS_A_MEMBER } from './tier-rows';

/** Filled by COPY, beside the members and their purchases. */
export const LIFE_TABLES: readonly string[] = Object.keys(LIFE_COLUMNS);

/** What holds of each consent is derived from their history. */
export const CONSENT_STATES = 'consent_states';

/**
 * Works without the triggers that judge every single movement: the loader books in bulk what the rules of the ledger
 * would, and the doctor proves the whole. They are on again when this returns; who acts is asked for all the same.
 */
export async function withoutLifeTriggers(
  { client }: Tx,
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ name: string; table: string }>(
    `SELECT quote_ident(tgname) AS name, tgrelid::regclass::text AS table FROM pg_trigger
     WHERE NOT tgisinternal AND tgname <> 'require_actor' AND tgrelid = ANY ($1::regclass[])`,
    [[...LIFE_TABLES, CONSENT_STATES]],
  );
  const set = (state: 'DISABLE' | 'ENABLE') =>
    rows.map(({ name, table }) => `ALTER TABLE ${table} ${state} TRIGGER ${name};`).join(' ');
  await client.query(set('DISABLE'));
  await work();
  await client.query(set('ENABLE'));
}

/** The user of the desk: staff who wrote the notes of the demo. */
export async function demoStaffId({ client }: Tx): Promise<number> {
  const desk = present(
    DEMO_USERS.find(({ role }) => role === 'support'),
    'the demo has a desk',
  );
  const { rows } = await client.query<{ userId: number }>(
    'SELECT user_id AS "userId" FROM users WHERE email = $1',
    [desk.email],
  );
  return present(rows[0], 'the demo sign-ins are written').userId;
}

/** The attributes that members have values of. */
export async function loadAttributes({ orm }: Tx, untilOn: string): Promise<void> {
  const createdAt = new Date(`${untilOn}T07:00:00Z`);
  await orm
    .insert(attributes)
    .overridingSystemValue()
    .values(
      DEMO_ATTRIBUTES.map(({ options: _, ...attribute }, position) => ({
        ...attribute,
        position,
        createdAt,
      })),
    );
  await orm
    .insert(attributeOptions)
    .values(
      DEMO_ATTRIBUTES.flatMap(({ attributeId, options = [] }) =>
        options.map((option, position) => ({ ...option, attributeId, position })),
      ),
    );
}

/** What each consent holds now: the latest record of its history. */
export async function deriveConsentStates({ client }: Tx): Promise<void> {
  await client.query(
    `INSERT INTO consent_states (member_id, purpose, channel, decision, consent_id)
     SELECT DISTINCT ON (member_id, purpose, channel) member_id, purpose, channel, decision, consent_id
     FROM consents ORDER BY member_id, purpose, channel, consent_id DESC`,
  );
}

/** Leaves the sequences beyond the ids that the demo gave, of which each member has a block. */
export async function leaveLifeIds({ client }: Tx, nextMemberId: number): Promise<void> {
  const blocks = [
    ['point_lots', 'lot_id', LOT_IDS_A_MEMBER],
    ['tier_changes', 'change_id', TIER_CHANGE_IDS_A_MEMBER],
    ['tier_judgements', 'judgement_id', TIER_CHANGE_IDS_A_MEMBER],
    ['tier_floors', 'floor_id', 1],
    ['tier_enrolments', 'enrolment_id', 1],
    ['consents', 'consent_id', CONSENT_IDS_A_MEMBER],
    ['messages', 'message_id', LETTER_IDS_A_MEMBER],
    ['contact_confirmations', 'confirmation_id', LETTER_IDS_A_MEMBER],
    ['member_interactions', 'interaction_id', LETTER_IDS_A_MEMBER],
  ] as const;
  const next = blocks.map(
    ([table, column, ids]) =>
      `setval(pg_get_serial_sequence('${table}', '${column}'), ${nextMemberId * ids}, false)`,
  );
  await client.query(
    `SELECT ${next.join(', ')}, setval(pg_get_serial_sequence('attributes', 'attribute_id'), ${DEMO_ATTRIBUTES.length})`,
  );
}
