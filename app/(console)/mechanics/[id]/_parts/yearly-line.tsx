'use client';

import { valueAt } from '@/lib/domain/mechanics/mechanic-edits';
import { windowAround, yearsOn } from '@/lib/domain/mechanics/yearly';
import { formatDay } from '@/lib/format/dates';
import type { Designer } from './designer-types';

const LEAP_DAY = '1992-02-29';
/** So wide is the drawing where nothing is before or after the day. */
const LEAST_WIDTH = 6;

const number = (value: unknown) => (typeof value === 'number' ? value : 0);

/** A window around a day that comes every year, drawn, with what becomes of 29 February and of New Year. */
export function YearlyLine({ designer }: { readonly designer: Designer }) {
  const { words, draft, given } = designer;
  const { t, locale } = words;
  const around = {
    daysBefore: number(valueAt(draft, 'occasion.daysBefore')),
    daysAfter: number(valueAt(draft, 'occasion.daysAfter')),
  };
  const leapDay = valueAt(draft, 'occasion.leapDay') === 'mar1' ? 'mar1' : 'feb28';
  const reach = Math.max(LEAST_WIDTH, around.daysBefore + around.daysAfter);
  const left = (around.daysBefore / reach) * 100;
  const right = ((around.daysBefore + around.daysAfter) / reach) * 100;
  const year = Number(given.mechanic.todayOn.slice(0, 4)) + 1;
  const isLeap = (one: number) => one % 4 === 0 && (one % 100 !== 0 || one % 400 === 0);
  const common = isLeap(year) ? year + 1 : year;
  const born = yearsOn(LEAP_DAY, common - 1992, leapDay);
  const newYear = windowAround(`${year}-01-02`, { ...around, leapDay });
  return (
    <div className="max-w-xl pb-2">
      <div aria-hidden="true" className="relative mx-1.5 my-3 h-3">
        <span className="absolute inset-x-0 top-1/2 h-px -translate-y-1/2 bg-line-strong" />
        <span
          className="absolute top-1/2 left-0 h-1 -translate-y-1/2 bg-primary"
          style={{ width: `${right}%` }}
        />
        <span className="absolute top-1/2 left-0 size-2.5 -translate-x-1/2 -translate-y-1/2 rounded-full bg-primary" />
        <span
          className="absolute top-1/2 size-2.5 -translate-x-1/2 -translate-y-1/2 rotate-45 bg-seal"
          style={{ left: `${left}%` }}
        />
        <span
          className="absolute top-1/2 h-2.5 w-0.5 -translate-x-1/2 -translate-y-1/2 bg-ink"
          style={{ left: `${right}%` }}
        />
      </div>
      <ul className="text-xs text-ink-2">
        <li>
          {t('hints.window', {
            born: formatDay(`${year}-01-02`, locale, 'long').replace(/,?\s*\d{4}.*$/, ''),
            from: formatDay(newYear.dueOn, locale),
            until: formatDay(newYear.untilOn, locale),
            year: String(year),
          })}
        </li>
        <li>
          {t('hints.leap', { common: t(`options.leapDay.${leapDay}`), year: born.slice(0, 4) })}
        </li>
      </ul>
    </div>
  );
}
