import type { AuditEvent } from './audit-event';

/** A value as it is told: plain ones as they are, lists and what is nested too deep as text. Null: there was or is none. */
export type ToldValue = string | number | boolean | null;

/** One thing that an event changed, by the names that lead to it. */
export type Difference = {
  readonly path: readonly string[];
  readonly before: ToldValue;
  readonly after: ToldValue;
};

const DEPTH_MAX = 4;
const TEXT_MAX = 160;

function isNested(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cut(text: string): string {
  return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text;
}

function told(value: unknown): ToldValue {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return cut(value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  const isPlainList = Array.isArray(value) && value.every((one) => typeof one !== 'object');
  return cut(isPlainList ? value.join(', ') : JSON.stringify(value));
}

const OF_NOTHING: Readonly<Record<string, unknown>> = {};

/** What differs between two values of one thing, down to plain values. */
function between(before: unknown, after: unknown, path: readonly string[]): Difference[] {
  const goesDeeper =
    path.length < DEPTH_MAX &&
    (isNested(before) || isNested(after)) &&
    [before, after].every((one) => isNested(one) || one === undefined || one === null);
  if (goesDeeper) {
    const was = isNested(before) ? before : OF_NOTHING;
    const is = isNested(after) ? after : OF_NOTHING;
    const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
    return names.flatMap((name) => between(was[name], is[name], [...path, name]));
  }
  if (JSON.stringify(before ?? null) === JSON.stringify(after ?? null)) return [];
  const [was, is] = [told(before), told(after)];
  return was === null && is === null ? [] : [{ path, before: was, after: is }];
}

/** Value by value what an event changed, also inside of what is nested; what stayed is left out. */
export function differences({ before, after }: Pick<AuditEvent, 'before' | 'after'>): Difference[] {
  return between(before ?? undefined, after ?? undefined, []);
}
