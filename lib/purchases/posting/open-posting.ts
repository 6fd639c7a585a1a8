import 'server-only';
import type { Tx } from '@/db/write';

/**
 * Opens the batch that `postPurchases` reads: two temporary tables that live until the transaction ends.
 * The caller fills `posting` (one row a receipt or return; member_id 0 is a guest; store and member resolved;
 * amounts in minor units, negative on returns) and, where known, `posting_lines` (by `row_no` of its receipt).
 */
export async function openPosting(tx: Tx): Promise<void> {
  await tx.client.query(`
    CREATE TEMP TABLE posting (
      row_no bigint NOT NULL,
      member_id bigint NOT NULL,
      store_id integer NOT NULL,
      till text COLLATE "C" NOT NULL DEFAULT '',
      receipt text COLLATE "C" NOT NULL,
      business_date date NOT NULL,
      purchased_at timestamptz NOT NULL,
      is_return boolean NOT NULL,
      amount_minor bigint NOT NULL,
      discount_minor bigint NOT NULL DEFAULT 0,
      channel text,
      revises_on date,
      revises_id bigint
    ) ON COMMIT DROP`);
  await tx.client.query(`
    CREATE TEMP TABLE posting_lines (
      row_no bigint NOT NULL,
      line_no smallint NOT NULL,
      article text NOT NULL DEFAULT '',
      category text NOT NULL DEFAULT '',
      quantity_milli bigint NOT NULL,
      amount_minor bigint NOT NULL,
      kind text NOT NULL DEFAULT 'goods',
      labels text[] NOT NULL DEFAULT '{}'
    ) ON COMMIT DROP`);
}
