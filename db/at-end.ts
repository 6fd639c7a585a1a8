import 'server-only';
import type pg from 'pg';

/**
 * A statement that goes with COMMIT. Of a `part` it is known that it may stand in one statement with its neighbours: as a call of a
 * function (`f($1, $2)`), or as a write of rows that none of them writes.
 */
export type AtEnd = pg.QueryConfig & { readonly name?: string; readonly part?: 'call' | 'write' };

type Shape = { readonly name: string; readonly text: string };

/** Statements that were made of others, by the texts of these. */
const shapes = new Map<string, Shape>();
const MOST_SHAPES = 100;
const MOST_PARTS = 6;

/** The parameters of a part, counted on behind those of the parts before it. */
const countedOn = (text: string, from: number) =>
  text.replace(/\$(\d+)/g, (_, place: string) => `$${Number(place) + from}`);

function shapeOf(parts: readonly AtEnd[]): Shape {
  const key = parts.map(({ text }) => text).join(';');
  const known = shapes.get(key);
  if (known !== undefined) return known;
  let from = 0;
  const texts = parts.map(({ text, values = [] }) => {
    const counted = countedOn(text, from);
    from += values.length;
    return counted;
  });
  const [first] = parts;
  const text =
    first?.part === 'call'
      ? `SELECT ${texts.join(', ')}`
      : `WITH ${texts.map((one, place) => `part_${place} AS (${one})`).join(', ')} SELECT`;
  const shape = { name: `at_end_${shapes.size}`, text };
  shapes.set(key, shape);
  return shape;
}

/** Neighbours of one kind become one statement each, prepared once on a connection; whatever else stays as it is, in its place. */
export function mergedAtEnd(statements: readonly AtEnd[]): readonly pg.QueryConfig[] {
  const runs: AtEnd[][] = [];
  for (const statement of statements) {
    const run = runs.at(-1);
    const joins = statement.part !== undefined && run?.[0]?.part === statement.part;
    if (joins && run !== undefined && run.length < MOST_PARTS) run.push(statement);
    else runs.push([statement]);
  }
  return runs.flatMap((run): readonly pg.QueryConfig[] => {
    const isFull = shapes.size >= MOST_SHAPES;
    if (run[0]?.part === undefined) return run;
    if (isFull || run.length === 1) return run.map(alone);
    return [{ ...shapeOf(run), values: run.flatMap(({ values = [] }) => values) }];
  });
}

/** A part that has no neighbour: a call is a statement once it is selected. */
const alone = ({ part, text, ...rest }: AtEnd): pg.QueryConfig => ({
  ...rest,
  text: part === 'call' ? `SELECT ${text}` : text,
});
