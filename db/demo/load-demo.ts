import type { DemoSpan } from './day';
import 'server-only';
import { Client } from 'pg';
import { type Tx, withTx } from '@/db/write';
import { rescoreRfm } from '@/lib/analytics/commands/rescore-rfm';
import { actorLabel, systemActor } from '@/lib/domain/access/actor';
import { assert } from '@/lib/domain/shared/assert';
import { StartProblem } from '@/lib/domain/shared/start-problem';
import { writeAudit } from '@/lib/kernel/audit';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { copyInto } from '../copy-into';
import { CHUNK_COLUMNS } from './chunk';
import { demoChunks } from './chunk-source';
import { dayText } from './day';
import {
  CONSENT_STATES,
  demoStaffId,
  deriveConsentStates,
  LIFE_TABLES,
  leaveLifeIds,
  loadAttributes,
  withoutLifeTriggers,
} from './load-life';
import { loadLifecycleMonths } from './load-lifecycle-months';
import { loadMechanics } from './load-mechanics';
import { loadProgramme } from './load-programme';
import { loadReferrals } from './load-referrals';
import { loadRfmMonths } from './load-rfm-months';
import { loadRules } from './load-rules';
import { loadSegments } from './load-segments';
import { loadStock } from './load-stock';
import { loadTasks } from './load-tasks';
import { loadTierDays, setLadders } from './load-tiers';
import { demoSpan } from './member';
import { pauseIndexes } from './paused-indexes';
import { CARD_IDS_A_MEMBER } from './person';
import { DEMO_LINES_MEMBER_LIMIT } from './programme';
import { PURCHASE_IDS_A_MEMBER } from './purchases';
import { staffOf } from './staff-of';

const ACTOR = systemActor('demo');
const PROGRESS_EVERY_MEMBERS = 100_000;

/** Filled by COPY. */
const COPIED = [
  'members',
  'member_profiles',
  'identity_claims',
  'cards',
  'purchases',
  'purchase_lines',
  ...LIFE_TABLES,
];
/** Filled from the copied ones, by statements. */
const SUMMED = ['receipt_claims', 'member_summary', 'member_sort_keys', 'member_months'];
/** What outlives a programme: sign-ins, the audit log, the rows that are written anew. */
const KEPT = [
  'users',
  'sessions',
  'sign_in_failures',
  'setup_links',
  'api_keys',
  'webhook_endpoints',
  'audit_events',
  'programme',
  'analytics_state',
  'ledger_watch',
  'rfm_models',
  'rfm_cuts',
  'rfm_saved_models',
  'rfm_saved_versions',
  'card_transitions',
  'member_transitions',
  'household_transitions',
];

export interface DemoLoad {
  /** The database that DATABASE_URL names. */
  readonly databaseUrl: string;
  readonly members: number;
  /** Last day of the three years of history. */
  readonly untilOn: string;
  /** Gets one line a step. */
  readonly log: (line: string) => void;
  /** Empties a base that already holds members, instead of refusing. */
  readonly isReplacing?: boolean;
}

/**
 * Loads the demo programme in one transaction: it is there as a whole or not at all. Rows go in by COPY
 * without keys and indexes, which are built after; everything derived is made by the project's own rebuild.
 * @throws StartProblem when the base already holds members and is not to be replaced.
 */
export async function loadDemo(load: DemoLoad): Promise<void> {
  process.env.DATABASE_URL ??= load.databaseUrl;
  // Transactions go where DATABASE_URL leads: replacing another base by mistake is not to be undone.
  assert(process.env.DATABASE_URL === load.databaseUrl, 'the demo is loaded into DATABASE_URL');
  const startedMs = performance.now();
  const step = (text: string): void => {
    load.log(`${((performance.now() - startedMs) / 1000).toFixed(1).padStart(6)} s  ${text}`);
  };
  const span = demoSpan(load.untilOn);
  await withTx({ label: actorLabel(ACTOR), requestId: ACTOR.requestId }, async (tx) => {
    await makeRoom(tx, load);
    await loadProgramme(tx);
    await loadStock(tx, load.untilOn);
    await loadRules(tx, { fromOn: dayText(span.from), untilOn: load.untilOn });
    await setLadders(tx);
    await loadAttributes(tx, load.untilOn);
    await loadSegments(tx, load.untilOn);
    await withoutLifeTriggers(tx, () => copyMembers(tx, { load, span, step }));
    await derive(tx, { load, step });
    await loadReferrals(tx);
    await loadTierDays(tx, { fromOn: dayText(span.from), untilOn: load.untilOn });
    step('tiers counted, day by day');
    await loadTasks(tx, { staffId: await demoStaffId(tx), untilOn: load.untilOn });
    await loadMechanics(tx, load);
    step('mechanics lived, night by night');
  });
  await tidy(load.databaseUrl);
  step('demo programme loaded');
}

/** The ledger is never emptied, but with the programme it belongs to. In the caller's transaction. */
async function liftingNeverEmptied({ client }: Tx, work: () => Promise<unknown>): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname = 'never_emptied'",
  );
  const set = (state: 'DISABLE' | 'ENABLE') =>
    rows.map(({ name }) => `ALTER TABLE ${name} ${state} TRIGGER never_emptied;`).join(' ');
  await client.query(set('DISABLE'));
  await work();
  await client.query(set('ENABLE'));
}

async function makeRoom(tx: Tx, load: DemoLoad): Promise<void> {
  const { client } = tx;
  await client.query("SELECT pg_advisory_xact_lock(hashtext('demo_load'))");
  const held = await client.query('SELECT FROM members LIMIT 1');
  if (held.rowCount !== 0 && load.isReplacing !== true) {
    throw new StartProblem(
      'The database already holds a programme with members; --replace would erase it and load the demo.',
    );
  }
  await client.query("SET LOCAL statement_timeout = 0; SET LOCAL maintenance_work_mem = '512MB'");
  await client.query('SET LOCAL synchronous_commit = off');
  const emptied = await client.query<{ list: string }>(
    `SELECT string_agg(oid::regclass::text, ', ') AS list FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
        AND relname <> ALL ($1)`,
    [KEPT],
  );
  await liftingNeverEmptied(tx, () => client.query(`TRUNCATE ${emptied.rows[0]?.list}`));
  await client.query('UPDATE analytics_state SET as_of_on = $1, rfm_model_id = NULL', [
    load.untilOn,
  ]);
  await client.query('DELETE FROM rfm_models');
}

async function copyMembers(
  tx: Tx,
  { load, span, step }: { load: DemoLoad; span: DemoSpan; step: (text: string) => void },
): Promise<void> {
  await tx.client.query('SELECT ensure_month_partitions($1, $2)', [
    dayText(span.from),
    load.untilOn,
  ]);
  const resume = await pauseIndexes(tx, [...COPIED, CONSENT_STATES]);
  const hasLines = load.members <= DEMO_LINES_MEMBER_LIMIT;
  const staffId = await demoStaffId(tx);
  const { userId: approverId } = await staffOf(tx, 'admin');
  let members = 0;
  const whole = { members: load.members, span, hasLines, staffId, approverId };
  for await (const chunk of demoChunks(whole)) {
    for (const { table, target, rows } of chunk.parts) {
      await copyInto(tx, { table: target, columns: CHUNK_COLUMNS[table], rows });
    }
    members += chunk.members;
    if (members % PROGRESS_EVERY_MEMBERS === 0) step(`${members} members generated and copied`);
  }
  step(`${members} members with their purchases copied`);
  await deriveConsentStates(tx);
  await resume();
  step('keys and indexes built');
  const nextId = load.members + 1;
  await leaveLifeIds(tx, nextId);
  await tx.client.query(
    `SELECT setval(pg_get_serial_sequence('members', 'member_id'), $1, false),
            setval(pg_get_serial_sequence('stores', 'store_id'), (SELECT max(store_id) FROM stores)),
            setval(pg_get_serial_sequence('card_types', 'card_type_id'), (SELECT max(card_type_id) FROM card_types)),
            setval(pg_get_serial_sequence('cards', 'card_id'), $1 * ${CARD_IDS_A_MEMBER}, false),
            setval('purchase_id_seq', $2, false)`,
    [nextId, nextId * PURCHASE_IDS_A_MEMBER],
  );
}

async function derive(
  tx: Tx,
  { load, step }: { load: DemoLoad; step: (text: string) => void },
): Promise<void> {
  // Lines are left to autovacuum: nothing below reads them.
  for (const table of COPIED.filter((name) => name !== 'purchase_lines')) {
    await tx.client.query(`ANALYZE ${table}`);
  }
  const resume = await pauseIndexes(tx, SUMMED);
  await tx.client.query(`
    INSERT INTO receipt_claims
      (store_id, business_date, receipt, till, is_return, member_id, purchase_id)
    SELECT store_id, business_date, receipt, till, is_return, member_id, purchase_id
      FROM purchases`);
  step('receipts claimed');
  await rebuildDerived(tx);
  step('summaries derived');
  await resume();
  step('their keys built');
  const { client } = tx;
  await client.query('ANALYZE member_summary');
  const scored = await rescoreRfm.run({ tx, input: {}, actor: ACTOR, now: new Date() });
  step('members scored');
  // A large base has them from the worker: here they would take longer than all the rest.
  if (load.members <= DEMO_LINES_MEMBER_LIMIT) {
    await loadRfmMonths(tx, ACTOR);
    await loadLifecycleMonths(tx, ACTOR);
  }
  await writeAudit({
    tx,
    actor: actorLabel(ACTOR),
    requestId: ACTOR.requestId,
    command: 'demo.load',
    changes: [
      ...scored.changes,
      {
        subjectKind: 'programme',
        subjectId: 1,
        before: null,
        after: { members: load.members, untilOn: load.untilOn },
      },
    ],
  });
}

/** Statistics and visibility for the planner; the summary was rewritten by its scoring and is packed again. */
async function tidy(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('VACUUM (FULL, ANALYZE) member_summary');
    await client.query(
      'VACUUM (ANALYZE) member_sort_keys, member_months, cohort_cells, cohort_tier_cells, rfm_cells, store_days',
    );
  } finally {
    await client.end();
  }
}
