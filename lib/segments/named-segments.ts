import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Read } from '@/db/read';
import type { Tx } from '@/db/write';
import type { SegmentDefinition } from '@/lib/domain/segments/definition';
import type { SegmentKind } from '@/lib/domain/segments/kept-membership';
import { NESTED_MAX } from '@/lib/domain/segments/limits';
import { readDefinition } from '@/lib/domain/segments/read-definition';
import { segmentsNamed } from '@/lib/domain/segments/uses';
import { readRowsOf, rowsOf } from '@/lib/purchases/claims/read-receipts';
import { readToday } from '@/lib/rules/read-today';
import { readAskedLadders } from './asked-ladders';
import { boundSql, type NamedSegments, type SegmentSource } from './compile';
import { readRows } from './count';

type Row = { readonly segmentId: number; readonly kind: SegmentKind; readonly definition: unknown };
type Ask = (query: SQL) => Promise<readonly Row[]>;

/** Segments in use that a definition names, those that they name, and so on, as deep as they may go. */
export async function namedSegments(
  ask: Ask,
  definition: SegmentDefinition,
): Promise<NamedSegments> {
  const found = new Map<number, { readonly definition: SegmentDefinition | null }>();
  let asked = segmentsNamed(definition);
  for (let depth = 1; depth <= NESTED_MAX && asked.length > 0; depth += 1) {
    const rows = await ask(
      sql`SELECT s.segment_id AS "segmentId", s.kind, v.definition
        FROM segments s JOIN segment_versions v USING (segment_id, version)
        WHERE s.segment_id = ANY(${sql.param([...asked])}::int[]) AND s.archived_at IS NULL`,
    );
    const next: number[] = [];
    for (const { segmentId, kind, definition: kept } of rows) {
      const said = kind === 'list' ? null : readDefinition(kept).definition;
      // What is not understood any more has nobody.
      if (kind === 'list' || said !== null) found.set(segmentId, { definition: said });
      if (said !== null) next.push(...segmentsNamed(said));
    }
    asked = next.filter((id) => !found.has(id));
  }
  return found;
}

/** What a definition is compiled with: the programme's day and zone, and the segments that it names. */
export async function readSource(
  read: Read,
  definition: SegmentDefinition,
  now: Date,
): Promise<SegmentSource> {
  const [{ todayOn, timeZone }, named] = await Promise.all([
    readToday(read, now),
    namedSegments((query) => readRows<Row>(read, query), definition),
  ]);
  const ladders = await readAskedLadders(readRowsOf(read), { definition, named, todayOn });
  return { todayOn, timeZone, named, ladders };
}

/** The same in the transaction of a write, on a day of the programme's zone; of a mechanic for everybody nothing is asked. */
export async function sourceInTx(
  tx: Tx,
  definition: SegmentDefinition | null,
  { todayOn, timeZone }: { readonly todayOn: string; readonly timeZone: string },
): Promise<SegmentSource> {
  if (definition === null) return { todayOn, timeZone, named: new Map() };
  const named = await namedInTx(tx, definition);
  const ladders = await readAskedLadders(rowsOf(tx), { definition, named, todayOn });
  return { todayOn, timeZone, named, ladders };
}

/** The segments that a definition names, in the transaction of a write. */
async function namedInTx({ client }: Tx, definition: SegmentDefinition): Promise<NamedSegments> {
  const ask: Ask = async (query) => {
    const { text, parameters } = boundSql(query);
    return (await client.query<Row>(text, [...parameters])).rows;
  };
  return namedSegments(ask, definition);
}
