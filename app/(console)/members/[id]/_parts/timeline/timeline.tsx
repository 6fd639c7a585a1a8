import NextLink from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import type { MemberPage } from '@/lib/domain/members/member-page';
import type {
  TimelineCursor,
  TimelineKind,
  TimelinePage,
} from '@/lib/domain/members/timeline/timeline';
import { addDays, dayInZone } from '@/lib/domain/shared/calendar';
import { formatDay, formatLongDayOfYear, formatWeekday } from '@/lib/format/dates';
import { groupByDay } from './group-by-day';
import { timelineHref } from './timeline-address';
import { TimelineEntryRow } from './timeline-entry';

type Props = {
  readonly member: MemberPage;
  readonly page: TimelinePage;
  readonly kind: TimelineKind | null;
  readonly cursor: TimelineCursor | null;
  readonly canWrite: boolean;
};

const YEAR_LENGTH = 4;

/** Everything that happened to the member under its days, the newest first; chips narrow it to one kind. */
export function Timeline({ member, page, kind, cursor, canWrite }: Props) {
  const t = useTranslations('timeline');
  const locale = useLocale();
  const { memberId, timeZone, todayOn, currency } = member;
  const days = groupByDay(page.entries, timeZone);
  const last = page.entries.at(-1);
  const none = () => {
    if (cursor !== null) return t('noneEarlier');
    return t(kind === null ? 'none' : 'noneOfKind');
  };
  return (
    <section aria-label={t('label')}>
      <KindChips memberId={memberId} kinds={page.kinds} kind={kind} />
      {days.length === 0 && <EmptyState title={none()} />}
      {days.map(({ day, entries }) => (
        <div key={day}>
          <DayHeading day={day} todayOn={todayOn} />
          <ul>
            {entries.map((entry) => (
              <TimelineEntryRow
                key={entry.id}
                memberId={memberId}
                entry={entry}
                currency={currency}
                timeZone={timeZone}
                canWrite={canWrite}
              />
            ))}
          </ul>
        </div>
      ))}
      <p className="my-4 flex flex-wrap gap-x-5 gap-y-2 sm:ml-21">
        {page.next !== null && last !== undefined && (
          <TextLink href={timelineHref(memberId, { kind, cursor: page.next })}>
            {t('earlier', { day: formatDay(dayInZone(last.happenedAt, timeZone), locale) })}
          </TextLink>
        )}
        {cursor !== null && (
          <TextLink href={timelineHref(memberId, { kind, cursor: null })}>{t('newest')}</TextLink>
        )}
      </p>
    </section>
  );
}

type ChipsProps = {
  readonly memberId: number;
  readonly kinds: readonly TimelineKind[];
  readonly kind: TimelineKind | null;
};

function KindChips({ memberId, kinds, kind }: ChipsProps) {
  const t = useTranslations('timeline');
  return (
    <nav aria-label={t('show')} className="mb-1">
      <ul className="flex flex-wrap gap-1">
        {[null, ...kinds].map((id) => (
          <li key={id ?? 'all'}>
            <NextLink
              prefetch={false}
              scroll={false}
              href={timelineHref(memberId, { kind: id, cursor: null })}
              aria-current={id === kind ? 'true' : undefined}
              className={cx(
                'inline-grid h-7 place-items-center rounded-control px-2.5 text-sm touch:h-11',
                id === kind
                  ? 'bg-primary-soft font-[550] text-primary-text'
                  : 'text-ink-2 hover:bg-hover hover:text-ink',
              )}
            >
              {id === null ? t('all') : t(`kinds.${id}`)}
            </NextLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Today, yesterday or the day of the week, then the date; the year where it is another. */
function DayHeading({ day, todayOn }: { readonly day: string; readonly todayOn: string }) {
  const t = useTranslations('timeline');
  const locale = useLocale();
  const weekday = formatWeekday(day, locale);
  const isThisYear = day.slice(0, YEAR_LENGTH) === todayOn.slice(0, YEAR_LENGTH);
  const date = isThisYear ? formatLongDayOfYear(day, locale) : formatDay(day, locale, 'long');
  const near = day === todayOn ? t('today') : day === addDays(todayOn, -1) ? t('yesterday') : null;
  return (
    <h2 className="flex items-baseline gap-2 pt-3.5 pb-1 text-sm font-semibold after:h-px after:flex-1 after:bg-line">
      <span className="first-letter:uppercase">{near ?? weekday}</span>
      <span className="font-normal text-ink-3">
        {near === null ? date : t('dayOf', { weekday, date })}
      </span>
    </h2>
  );
}
