import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Read } from '@/db/read';
import { fromReceiptColumns } from '@/lib/columns/reading/from-receipt-columns';
import type { SegmentDefinition } from '@/lib/domain/segments/definition';
import { type BoundSql, boundSql, compileSegment, type SegmentSource } from './compile';
import type { PredicateContext } from './predicate';

type Asked = { readonly read: Read; readonly now: Date; readonly source: SegmentSource };

/** What a definition is to be compiled with. */
export type ColumnsSource = {
  readonly source: SegmentSource;
  /** Receipts are known up to this moment; null: all that PostgreSQL has. */
  readonly receiptsUpTo: Date | null;
};

const keyOf = (select: BoundSql) => JSON.stringify(select);

/** The SELECTs over receipts that a definition asks for, each once. */
function askedOf(
  definition: SegmentDefinition,
  source: SegmentSource,
): ReadonlyMap<string, BoundSql> {
  const asked = new Map<string, BoundSql>();
  const amongBuyers: PredicateContext['amongBuyers'] = (select) => {
    const bound = boundSql(select);
    asked.set(keyOf(bound), bound);
    return { where: sql`false` };
  };
  compileSegment(definition, { ...source, amongBuyers });
  return asked;
}

/** Whether member `k` is among the bits; who is newer than they are is not. */
function hasBit(bits: Buffer): SQL {
  return sql`CASE WHEN k.member_id < ${bits.length * 8}::bigint THEN get_bit(${bits}::bytea, k.member_id) = 1 ELSE false END`;
}

/**
 * Has the copy of the receipts by columns answer what a definition asks of receipts, where there is such a copy; the rest stays
 * PostgreSQL's. For figures that are looked at, with the moment beside them: whatever is decided by who is in asks PostgreSQL alone.
 */
export async function withColumns(
  definition: SegmentDefinition,
  { read, now, source }: Asked,
): Promise<ColumnsSource> {
  const alone = { source, receiptsUpTo: null };
  const asked = askedOf(definition, source);
  if (asked.size === 0) return alone;
  const answered = await fromReceiptColumns({ read, now }, async (reader) => {
    const found = new Map<string, Buffer>();
    for (const [key, select] of asked) found.set(key, await reader.membersOf(select));
    return { found, inForce: reader.inForce };
  });
  if (answered === null) return alone;
  const { found, inForce } = answered.result;
  const amongBuyers: PredicateContext['amongBuyers'] = (select) => {
    const bits = found.get(keyOf(boundSql(select)));
    if (bits === undefined) throw new Error('A definition asks for something else than it did.');
    return { where: hasBit(bits), bits };
  };
  return { source: { ...source, inForce, amongBuyers }, receiptsUpTo: answered.asOfAt };
}
