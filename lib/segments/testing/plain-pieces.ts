import type { ConditionOf } from '@/lib/domain/segments/conditions/registry';
import { WORLD_STORES, type WorldMember, type WorldPurchase } from './small-world';

/** A member of the small world with the points they were given. */
export type Judged = WorldMember & {
  /** Of the whole world: the middle one of the members' long gaps. */
  readonly typicalGapDays?: number | null;
  readonly lots: readonly { readonly points: number; readonly endsOn: string | null }[];
  /** What they paid by points, with points that are gone since. */
  readonly redeems: readonly { readonly points: number; readonly on: string }[];
};

export type Range = {
  readonly from?: number | bigint | undefined;
  readonly to?: number | bigint | undefined;
};

export const DAY_MS = 86_400_000;
/** The moment a day begins, as a number. */
export const ms = (day: string) => Date.parse(`${day}T00:00:00Z`);
/** Days from one to another. */
export const daysAgo = (day: string, todayOn: string) => (ms(todayOn) - ms(day)) / DAY_MS;
/** From and to, both included. */
export const inRange = (value: number, { from, to }: Range) =>
  (from === undefined || value >= Number(from)) && (to === undefined || value <= Number(to));

/** The day so many months before, walked down where the month is shorter. */
function monthsAgo(todayOn: string, months: number): string {
  const [year = 0, month = 1, day = 1] = todayOn.split('-').map(Number);
  for (let tried = day; ; tried -= 1) {
    const date = new Date(Date.UTC(year, month - 1 - months, tried));
    if (date.getUTCDate() === tried) return date.toJSON().slice(0, 10);
  }
}

export type Window = ConditionOf<'joined'>['window'];

/** Whether a day is in a window. */
export function inWindow(day: string | null, window: Window | undefined, todayOn: string): boolean {
  if (day === null) return false;
  if (window === undefined) return true;
  if (window.kind === 'days') {
    return day >= (window.from ?? '0000') && day <= (window.to ?? '9999');
  }
  const ago = daysAgo(day, todayOn);
  if (window.kind === 'ago') return ago <= (window.from ?? Infinity) && ago >= window.to;
  if (ago < 0) return false;
  if (window.unit === 'month') return day > monthsAgo(todayOn, window.count);
  return ago < window.count * (window.unit === 'week' ? 7 : 1);
}

type Looked = Pick<ConditionOf<'returned'>, 'window' | 'stores' | 'formats'>;

/** Receipts and returns that a condition looks at. */
export function looked(
  member: WorldMember,
  { window, stores, formats }: Looked,
  todayOn: string,
): WorldPurchase[] {
  return member.purchases.filter(({ on, store }) => {
    const format = WORLD_STORES.find(({ id }) => id === store)?.format;
    return (
      inWindow(on, window, todayOn) &&
      (stores === undefined || stores.includes(store)) &&
      (formats === undefined || (format !== undefined && formats.includes(format)))
    );
  });
}
