import { beforeAll, describe, expect, test } from 'vitest';
import { loadDemo } from '@/db/demo/load-demo';
import { type Tx, withTx } from '@/db/write';
import { present } from '@/lib/domain/shared/assert';
import { DOCTOR_CHECKS, type DoctorCheckId } from './checks';
import { type CheckResult, runCheck } from './run-check';

const ACTOR = { label: 'system:test', requestId: 'test' };

/** One difference planted for each check, and the key that must be reported. */
const PLANTED: Readonly<Record<DoctorCheckId, { sql: string; key: RegExp }>> = {
  triggers: { sql: 'DROP TRIGGER members_never_deleted ON members', key: /^members members_never/ },
  partitions: { sql: 'DROP TABLE purchase_lines_2026_03', key: /^purchase_lines 2026_03$/ },
  'orphan-purchases': {
    sql: `INSERT INTO purchases (member_id, business_date, purchase_id, store_id, receipt, purchased_at, amount_minor)
          VALUES (999999, '2026-03-05', 1, 1, 'x', '2026-03-05', 100)`,
    key: /^2026-03-05 1$/,
  },
  'purchase-lines': {
    sql: `UPDATE purchase_lines SET amount_minor = amount_minor + 1 WHERE line_no = 1
            AND (member_id, purchase_id) = (SELECT member_id, purchase_id FROM purchase_lines ORDER BY 1, 2 LIMIT 1)`,
    key: /^\d+ 20\d\d-/,
  },
  'purchase-decisions': {
    sql: `INSERT INTO purchase_decisions (member_id, business_date, purchase_id, facts, source, key, decided_at)
          VALUES (7, '2026-03-05', 1, '{}', 'test', 'planted', now())`,
    key: /^7 2026-03-05 1$/,
  },
  'purchase-claims': {
    sql: `INSERT INTO purchase_claims (member_id, task_id, store_id, business_date, receipt, amount_minor, points, seq, proof, claimed_at)
          SELECT member_id, 999999, 1, '2026-03-05', 'planted', 100, amount + pending + 1, seq, 'paper', now()
            FROM point_entries WHERE kind = 'earn' ORDER BY member_id, seq LIMIT 1`,
    key: /^\d+ task 999999$/,
  },
  'receipt-claims': {
    sql: `DELETE FROM receipt_claims WHERE (store_id, business_date, receipt) =
            (SELECT store_id, business_date, receipt FROM receipt_claims LIMIT 1)`,
    key: /^store \d+ 20\d\d-.* receipt \d{10} (purchase|return)$/,
  },
  'rule-sums': {
    sql: 'INSERT INTO rule_sums (rule_id, points) SELECT min(rule_id), 500 FROM rules',
    key: /^rule \d+ member 0$/,
  },
  'identity-claims': {
    sql: "DELETE FROM identity_claims WHERE kind = 'card' AND member_id = 7",
    key: /^member 7 card$/,
  },
  'segment-looks': {
    sql: `INSERT INTO segment_refreshes (segment_id, refresh_no, cause, version, as_of_on, refreshed_at, members, entered, gone, took_ms)
          VALUES (2, 1, 'refresh', 1, '2026-06-30', now(), 7, 7, 0, 1)`,
    key: /^segment 2$/,
  },
  'segment-uses': {
    sql: 'INSERT INTO segment_uses (segment_id, uses_id) VALUES (1, 2)',
    key: /^segment 1 asks for 2$/,
  },
  tiers: {
    sql: 'UPDATE members SET tier_id = CASE WHEN tier_id = 1 THEN 2 ELSE 1 END WHERE member_id = 14',
    key: /^member 14$/,
  },
  'card-counts': {
    sql: "INSERT INTO card_count_deltas VALUES (1, 'active', -1)",
    key: /^type 1 active$/,
  },
  'card-stock': {
    sql: `ALTER TABLE stock_cards DISABLE TRIGGER stock_cards_follow_claims;
          UPDATE stock_cards SET state = 'issued' WHERE number = (SELECT min(number) FROM stock_cards WHERE batch_id = 1)`,
    key: /^batch 1 card 2200410000001?\d*$/,
  },
  cards: {
    sql: `ALTER TABLE cards DISABLE TRIGGER cards_have_events;
          UPDATE cards SET status = 'closed', version = 2 WHERE member_id = 9 AND status = 'active'`,
    key: /^member 9 card 1[78]$/,
  },
  'point-accounts': {
    sql: `ALTER TABLE point_accounts DISABLE TRIGGER books_balance_after;
          UPDATE point_accounts SET balance = balance + 100
           WHERE member_id = (SELECT min(member_id) FROM point_accounts)`,
    key: /^\d+$/,
  },
  'point-lots': {
    sql: `ALTER TABLE point_entries DISABLE TRIGGER ALL;
          INSERT INTO point_entries (member_id, seq, kind, amount, balance_after, pending_after, debt_after, source, key,
            actor, occurred_at, booked_at)
          VALUES (15, 9999, 'earn', 500, 500, 0, 0, 'test', 'planted', 'system:test', now(), now())`,
    key: /^15 entry 9999$/,
  },
  'point-days': {
    sql: `UPDATE point_day_cells SET amount = amount + 1 WHERE grouped_by = 'store' AND (group_id, booked_on, kind) =
            (SELECT group_id, booked_on, kind FROM point_day_cells WHERE grouped_by = 'store' AND kind = 'redeem'
              ORDER BY 1, 2 LIMIT 1)`,
    key: /^store \d+ 20\d\d-\d\d-\d\d redeem f$/,
  },
  'point-lot-sums': {
    sql: `UPDATE point_lot_cells SET points = points + 1 WHERE grouped_by = 'tier' AND (group_id, booked_on, earned_in, ends_in, kind) =
            (SELECT group_id, booked_on, earned_in, ends_in, kind FROM point_lot_cells WHERE grouped_by = 'tier' AND kind = 'redeem'
              ORDER BY 1, 2, 3, 4 LIMIT 1)`,
    key: /^tier \d+ earned 20\d\d-\d\d-01 ends 20\d\d-\d\d-01$/,
  },
  'point-holds': {
    sql: `ALTER TABLE point_holds DISABLE TRIGGER ALL;
          INSERT INTO point_holds (member_id, amount, source, key, opened_at, lapses_at)
          VALUES (15, 500, 'test', 'planted', now(), now())`,
    key: /^15 hold \d+$/,
  },
  'point-sides': {
    sql: `ALTER TABLE point_entries DISABLE TRIGGER ALL;
          INSERT INTO point_entries (member_id, seq, kind, amount, balance_after, pending_after, debt_after, source, key,
            actor, other_member_id, occurred_at, booked_at)
          VALUES (15, 9999, 'transfer_in', 500, 500, 0, 0, 'test', 'planted', 'system:test', 14, now(), now())`,
    key: /^15 entry 9999$/,
  },
  households: {
    sql: 'INSERT INTO households (head_id, begun_at) VALUES (14, now())',
    key: /^household \d+$/,
  },
  'consent-states': {
    sql: `INSERT INTO consents (member_id, purpose, channel, decision, source, evidence, actor, happened_at)
          VALUES (14, 'advertising', 'sms', 'withdrawn', 'phone', 'recordedCall', 'user:1', now());
          ALTER TABLE consent_states DISABLE TRIGGER consent_states_by_trigger;
          UPDATE consent_states SET decision = 'given' WHERE member_id = 14`,
    key: /^member 14 advertising sms$/,
  },
  'confirmed-contacts': {
    sql: `INSERT INTO contact_confirmations (member_id, contact, value, way, actor, confirmed_at)
          SELECT member_id, 'phone', phone, 'code', 'user:1', now() FROM member_profiles
           WHERE phone IS NOT NULL ORDER BY member_id LIMIT 1;
          ALTER TABLE member_profiles DISABLE TRIGGER member_profiles_end_confirmations;
          UPDATE member_profiles SET phone = NULL
           WHERE member_id = (SELECT member_id FROM contact_confirmations WHERE contact = 'phone')`,
    key: /^member \d+ phone$/,
  },
  'gap-days': {
    sql: `UPDATE purchases SET gap_days = 77777 WHERE purchase_id =
            (SELECT min(purchase_id) FROM purchases WHERE gap_days IS NOT NULL)`,
    key: /^\d+ 20\d\d-/,
  },
  'summary-members': {
    sql: 'UPDATE members SET joined_on = joined_on - 1 WHERE member_id = 5',
    key: /^5$/,
  },
  'sort-keys': {
    sql: 'UPDATE member_sort_keys SET receipts_365 = receipts_365 + 1 WHERE member_id = 11',
    key: /^11$/,
  },
  'summary-totals': {
    sql: 'UPDATE member_summary SET revenue_minor = revenue_minor + 1 WHERE member_id = 12',
    key: /^12$/,
  },
  'home-stores': {
    sql: 'UPDATE member_summary SET home_store_id = 1000 WHERE member_id = 12',
    key: /^12$/,
  },
  'summary-windows': {
    sql: 'UPDATE member_summary SET receipts_90 = receipts_90 + 1 WHERE member_id = 12',
    key: /^12$/,
  },
  'member-months': {
    sql: `UPDATE member_months SET receipts = receipts + 1
           WHERE member_id = (SELECT min(member_id) FROM member_months) AND month =
             (SELECT min(month) FROM member_months
               WHERE member_id = (SELECT min(member_id) FROM member_months))`,
    key: /^\d+ 20\d\d-\d\d$/,
  },
  'member-cohorts': {
    sql: `UPDATE member_months SET cohort = '2001-01-01'
           WHERE member_id = (SELECT min(member_id) FROM member_months)`,
    key: /^\d+ 20\d\d-/,
  },
  'cohort-cells': {
    sql: `INSERT INTO cohort_deltas (cohort, joined, month, home_store_id, tier_id, customers, quarter_customers, receipts, revenue_minor)
          VALUES (NULL, '2026-01-01', '2026-02-01', 3, 1, 0, 1, 0, 0)`,
    key: /^joined 2026-01-01 2026-02-01 store 3$/,
  },
  'store-days': {
    sql: `INSERT INTO store_day_deltas (store_id, business_date, is_guest, receipts, revenue_minor)
          VALUES (3, '2026-03-05', true, 0, 1)`,
    key: /^store 3 2026-03-05 guests$/,
  },
  'first-days': {
    sql: `UPDATE member_summary SET third_purchase_on = third_purchase_on - 1 WHERE member_id =
            (SELECT min(member_id) FROM member_summary WHERE third_purchase_on - 1 > second_purchase_on)`,
    key: /^\d+$/,
  },
  'rfm-cells': {
    sql: `UPDATE rfm_cells SET customers = customers + 1
           WHERE (code, tier_id, home_store_id) = (SELECT code, tier_id, home_store_id FROM rfm_cells LIMIT 1)`,
    key: /^score [1-5]{3} tier \d store \d+$/,
  },
  'rfm-scores': {
    sql: `UPDATE member_summary SET r = 6 - r WHERE r <> 3 AND member_id =
            (SELECT min(member_id) FROM member_summary WHERE r <> 3)`,
    key: /^\d+$/,
  },
  rhythms: {
    sql: `INSERT INTO member_rhythms (member_id, receipts, purchase_days, first_on, last_on)
          SELECT member_id, receipts, receipts + 1, first_purchase_on, last_purchase_on FROM member_summary
           WHERE receipts > 0 AND member_id & 31 = 0 ORDER BY member_id LIMIT 1`,
    key: /^\d+$/,
  },
  outlooks: {
    sql: `WITH model AS (
            INSERT INTO outlook_models (as_of_on, members, r, alpha, a, b, log_likelihood, fitted_at)
            VALUES ('2026-06-30', 400, 0.5, 30, 0.8, 2.4, -1, now()) RETURNING outlook_model_id
          ), state AS (
            INSERT INTO outlook_state (rhythms_on, outlook_model_id, scored_on) SELECT '2026-06-30', outlook_model_id, '2026-06-30' FROM model
          )
          INSERT INTO member_rhythms (member_id, receipts, purchase_days, first_on, last_on)
          SELECT member_id, receipts, receipts, first_purchase_on, last_purchase_on FROM member_summary
           WHERE receipts > 0 AND member_id & 31 = 0 ORDER BY member_id LIMIT 1`,
    key: /^\d+$/,
  },
};

class RolledBack extends Error {}

function examineIn(tx: Tx, id: DoctorCheckId): Promise<CheckResult> {
  const check = present(
    DOCTOR_CHECKS.find((known) => known.id === id),
    'the check is registered',
  );
  return runCheck(check, async (text, parameter) => {
    const { rows } = await tx.client.query(text, parameter === undefined ? [] : [parameter]);
    return rows;
  });
}

/** The check's result with the statement's effect in place, which is then undone. */
async function withPlanted(id: DoctorCheckId, sql: string | null): Promise<CheckResult> {
  let result: CheckResult | undefined;
  await withTx(ACTOR, async (tx) => {
    if (sql !== null) await tx.client.query(sql);
    result = await examineIn(tx, id);
    throw new RolledBack();
  }).catch((error: unknown) => {
    if (!(error instanceof RolledBack)) throw error;
  });
  return present(result, 'the check ran');
}

describe('the doctor on a demo programme of 400 members', () => {
  beforeAll(() =>
    loadDemo({
      databaseUrl: present(process.env.DATABASE_URL, 'tests have a database'),
      members: 400,
      untilOn: '2026-06-30',
      log: () => {},
    }),
  );

  describe.each(DOCTOR_CHECKS.map(({ id }) => id))('%s', (id) => {
    test('finds nothing in a sound base', async () => {
      expect(await withPlanted(id, null)).toEqual({ differences: 0, examples: [] });
    });

    test('reports a planted difference by its key, with both values', async () => {
      const { sql, key } = PLANTED[id];
      const { differences, examples } = await withPlanted(id, sql);
      expect(differences).toBeGreaterThan(0);
      expect(examples[0]?.key).toMatch(key);
      expect(examples[0]?.stored).not.toBe(examples[0]?.found);
    });
  });

  test('shows ten examples and counts the rest', async () => {
    const result = await withPlanted(
      'summary-totals',
      'UPDATE member_summary SET receipts = receipts + 1',
    );
    expect(result.differences).toBe(400);
    expect(result.examples).toHaveLength(10);
  });
});
