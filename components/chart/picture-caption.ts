import type { Locale } from '@/lib/domain/access/preferences';
import { formatDay } from '@/lib/format/dates';

/** What a chip of a filter is marked with, so that a picture can say what its page was narrowed by. */
const FILTER_MARK = 'data-filter';

/** The line below the title of a picture: the page, what it is narrowed by as its chips say, and the day of the picture. */
export function pictureCaption(page: ParentNode, now: Date, locale: Locale): string {
  const title = page.querySelector('h1')?.textContent?.trim();
  const filters = [...page.querySelectorAll(`[${FILTER_MARK}]`)].map((chip) =>
    chip.getAttribute(FILTER_MARK),
  );
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return [title, ...filters, formatDay(day, locale)].filter(Boolean).join(' · ');
}
