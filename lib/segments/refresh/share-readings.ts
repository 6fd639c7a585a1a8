import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { boundSql } from '../compile';
import type { Reading } from '../predicate';

/** Readings of different rows that share one: each counts for every member apart, in memory. */
const DIFFERENT_ROWS_MAX = 8;
/** Readings that share one, those of the same rows too. */
const SHARED_MAX = 40;

function keyOf(piece: SQL): string {
  const { text, parameters } = boundSql(piece);
  return JSON.stringify([text, parameters]);
}

const rowsKey = ({ rows }: Reading): string => rows.map(keyOf).join();

/**
 * Readings of one shape put together, as many as one may hold: those of the same rows cost nothing more, for their counts and sums are
 * the same ones.
 */
export function sharing<Read extends { readonly reading: Reading }>(
  readings: readonly Read[],
): readonly (readonly Read[])[] {
  return [...Map.groupBy(readings, ({ reading }) => reading.shape).values()].flatMap((alike) => {
    const sameRows = [...Map.groupBy(alike, ({ reading }) => rowsKey(reading)).values()].flatMap(
      (all) =>
        Array.from({ length: Math.ceil(all.length / SHARED_MAX) }, (_, part) =>
          all.slice(part * SHARED_MAX, (part + 1) * SHARED_MAX),
        ),
    );
    const shared: { rows: number; all: Read[] }[] = [];
    for (const same of sameRows) {
      const last = shared.at(-1);
      const fits =
        last !== undefined &&
        last.rows < DIFFERENT_ROWS_MAX &&
        last.all.length + same.length <= SHARED_MAX;
      if (fits) {
        last.rows += 1;
        last.all.push(...same);
      } else shared.push({ rows: 1, all: [...same] });
    }
    return shared.map(({ all }) => all);
  });
}

/** Readings as one over the receipts: `member_id` of whoever fits any of them, and whether each fits as f0, f1 ... */
export function sharedReading(readings: readonly Reading[]): SQL {
  const [first] = readings;
  const keyed = readings.map(({ rows }) => new Set(rows.map(keyOf)));
  const common = (first?.rows ?? []).filter((row) => keyed.every((keys) => keys.has(keyOf(row))));
  const commonKeys = new Set(common.map(keyOf));
  const own = readings.map(({ rows }) => {
    const pieces = rows.filter((row) => !commonKeys.has(keyOf(row)));
    return pieces.length === 0 ? null : sql`(${sql.join(pieces, sql` AND `)})`;
  });
  const any = [
    ...new Map(own.map((piece) => [piece === null ? '' : keyOf(piece), piece])).values(),
  ];
  const isAny = any.includes(null)
    ? null
    : sql`(${sql.join(
        any.map((piece) => piece ?? sql`true`),
        sql` OR `,
      )})`;
  const fits = readings.map(
    ({ having }, place) => sql`coalesce(${having(own[place] ?? null)}, false)`,
  );
  const named = fits.map((fit, place) => sql`${fit} AS ${sql.raw(`f${place}`)}`);
  const rows = [...common, ...(isAny === null ? [] : [isAny])];
  return sql`SELECT b.member_id, ${sql.join(named, sql`, `)} FROM purchases b
    WHERE ${sql.join(rows, sql` AND `)} GROUP BY b.member_id HAVING ${sql.join(fits, sql` OR `)}`;
}
