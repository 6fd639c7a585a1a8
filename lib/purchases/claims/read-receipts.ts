import 'server-only';
import type { Read } from '@/db/read';
import type { Tx } from '@/db/write';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import { type ReceiptDocument, returnsOf } from '@/lib/domain/purchases/claim-rules';
import type { ClaimableReceipt } from '@/lib/domain/purchases/claims';

/** Runs a statement on the read connection or inside a transaction. */
export type RunRows = <Row extends object>(
  text: string,
  values: readonly unknown[],
) => Promise<readonly Row[]>;

/** A return comes back within so many days, or is taken for one of another receipt. */
const RETURN_WITHIN_DAYS = 365;

/** A purchase as the tables tell it. */
export type ReceiptRow = {
  readonly memberId: number;
  readonly businessDate: string;
  readonly purchaseId: number;
  readonly storeId: number;
  readonly store: string;
  readonly receipt: string;
  readonly till: string;
  readonly amountMinor: string;
};

/** Columns of a ReceiptRow from purchases `p` and stores `s`. */
export const RECEIPT_COLUMNS = `
  p.member_id::float8 AS "memberId", p.business_date::text AS "businessDate", p.purchase_id::float8 AS "purchaseId",
  p.store_id AS "storeId", s.name AS store, p.receipt, p.till, p.amount_minor::text AS "amountMinor"`;

type DocumentRow = {
  readonly place: number;
  readonly memberId: number;
  readonly businessDate: string;
  readonly purchaseId: number;
  readonly till: string;
  readonly isReturn: boolean;
  readonly amountMinor: string;
  readonly revisesId: number | null;
};

/** Each look is a probe of the key; OFFSET 0 keeps the planner from reading the months whole. */
const DOCUMENTS = `
  SELECT k.place::int AS place, p.member_id::float8 AS "memberId", p.business_date::text AS "businessDate",
    p.purchase_id::float8 AS "purchaseId", p.till, p.is_return AS "isReturn", p.amount_minor::text AS "amountMinor",
    p.revises_id::float8 AS "revisesId"
  FROM unnest($1::int[], $2::date[], $3::text[]) WITH ORDINALITY AS k (store_id, day, receipt, place)
  CROSS JOIN LATERAL generate_series(k.day, least($4::date, k.day + ${RETURN_WITHIN_DAYS}), interval '1 day') d (day)
  CROSS JOIN LATERAL (
    SELECT * FROM receipt_claims c
    WHERE c.store_id = k.store_id AND c.business_date = d.day::date AND c.receipt = k.receipt OFFSET 0) c
  JOIN purchases p ON p.member_id = c.member_id AND p.business_date = c.business_date AND p.purchase_id = c.purchase_id
  UNION
  SELECT k.place::int, p.member_id::float8, p.business_date::text, p.purchase_id::float8, p.till, p.is_return,
    p.amount_minor::text, p.revises_id::float8
  FROM unnest($2::date[], $5::bigint[], $6::bigint[]) WITH ORDINALITY AS k (day, member_id, purchase_id, place)
  CROSS JOIN LATERAL (
    SELECT * FROM purchases r WHERE r.member_id = k.member_id AND r.revises_on = k.day AND r.revises_id = k.purchase_id
      AND r.business_date >= k.day AND r.business_date <= $4::date OFFSET 0) p`;

/** A purchase or return that bears the number of a receipt, and whose it is. */
export type OwnedDocument = ReceiptDocument & { readonly memberId: number };

/**
 * What bears the number of each of the receipts in its store, from its own day on, and the returns that name it; in the order
 * of the receipts.
 */
export async function listDocuments(
  run: RunRows,
  receipts: readonly Pick<
    ReceiptRow,
    'memberId' | 'purchaseId' | 'storeId' | 'businessDate' | 'receipt'
  >[],
  untilOn: string,
): Promise<readonly (readonly OwnedDocument[])[]> {
  const rows = await run<DocumentRow>(DOCUMENTS, [
    receipts.map(({ storeId }) => storeId),
    receipts.map(({ businessDate }) => businessDate),
    receipts.map(({ receipt }) => receipt),
    untilOn,
    receipts.map(({ memberId }) => memberId),
    receipts.map(({ purchaseId }) => purchaseId),
  ]);
  return receipts.map((_, index) =>
    rows
      .filter(({ place }) => place === index + 1)
      .map((row) => ({ ...row, amountMinor: BigInt(row.amountMinor) })),
  );
}

/** A receipt with its returns, and whose they are. */
export type ReceiptWithReturns = {
  readonly receipt: ClaimableReceipt;
  readonly returns: readonly {
    readonly memberId: number;
    readonly businessDate: string;
    readonly purchaseId: number;
  }[];
};

function ownerOf(memberId: number, of: number): ClaimableReceipt['owner'] {
  if (memberId === GUEST_MEMBER_ID) return 'guest';
  return memberId === of ? 'own' : 'other';
}

/** Receipts with what came back of them until a day, as a member sees them. */
export async function withReturns(
  run: RunRows,
  rows: readonly ReceiptRow[],
  { memberId, untilOn }: { readonly memberId: number; readonly untilOn: string },
): Promise<readonly ReceiptWithReturns[]> {
  if (rows.length === 0) return [];
  const documents = await listDocuments(run, rows, untilOn);
  return rows.map((row, index) => {
    const { memberId: whose, amountMinor, ...receipt } = row;
    const returns = returnsOf(row, documents[index] ?? []);
    return {
      receipt: {
        ...receipt,
        amountMinor: BigInt(amountMinor),
        returnedMinor: returns.reduce((sum, one) => sum - one.amountMinor, 0n),
        owner: ownerOf(whose, memberId),
      },
      returns,
    };
  });
}

/** Rows on the read connection. */
export function readRowsOf(read: Read): RunRows {
  return async <Row extends object>(text: string, values: readonly unknown[]) =>
    // The statements of claims give texts, numbers and lists of them alone.
    read.unsafe<Row[]>(text, [...values] as Parameters<Read['unsafe']>[1] & unknown[]);
}

const names = new Map<string, string>();

/** One name a text: the texts are constants. */
function nameOf(text: string): string {
  const known = names.get(text) ?? `rows_${names.size + 1}`;
  names.set(text, known);
  return known;
}

/**
 * Rows inside a transaction, of a statement that is prepared once on each connection: for what runs with every purchase. The
 * text has to be a constant.
 */
export function preparedRowsOf({ client }: Tx): RunRows {
  return async <Row extends object>(text: string, values: readonly unknown[]) =>
    (await client.query<Row>({ name: nameOf(text), text, values: [...values] })).rows;
}

/** Rows inside a transaction. */
export function rowsOf({ client }: Tx): RunRows {
  return async <Row extends object>(text: string, values: readonly unknown[]) =>
    (await client.query<Row>(text, [...values])).rows;
}
