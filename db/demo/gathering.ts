import { CopyBuffer } from './copy-buffer';
import { type CopyValue, copyRow } from './copy-text';
import type { DemoMoment } from './day';
import { dayText } from './day';
import { DEMO_UTC_OFFSET } from './programme';

/** Rows by the table or partition that they go to. */
export type Gathering<Table extends string = string> = Map<
  string,
  { readonly table: Table; readonly buffer: CopyBuffer }
>;

/** Adds a row to what goes to a target. */
export function gather<Table extends string>(
  gathering: Gathering<Table>,
  { table, target = table }: { readonly table: Table; readonly target?: string },
  values: readonly CopyValue[],
): void {
  let found = gathering.get(target);
  if (!found) {
    found = { table, buffer: new CopyBuffer() };
    gathering.set(target, found);
  }
  found.buffer.append(copyRow(values));
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** A second of a day as PostgreSQL reads it. */
export function timeText(secondOfDay: number): string {
  const minutes = Math.floor(secondOfDay / 60);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(secondOfDay % 60)}`;
}

/** The partition of a day: `purchases_2025_12`. */
export function partitionOf<Table extends string>(table: Table, on: string): string {
  return `${table}_${on.slice(0, 4)}_${on.slice(5, 7)}`;
}

/** A moment by the clock of the programme. */
export function momentText({ day, second }: DemoMoment): string {
  return `${dayText(day)} ${timeText(second)}${DEMO_UTC_OFFSET}`;
}
