import { useLocale, useTranslations } from 'next-intl';
import { controlStyles } from '@/components/form/control-styles';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';
import { memberTabHref } from '@/lib/domain/members/member-tabs';
import { AS_OF_SENSES, type AsOf, type AsOfPage } from '@/lib/domain/points/as-of';
import { formatDay } from '@/lib/format/dates';
import { formatPoints } from '@/lib/format/points';

type Props = {
  readonly memberId: number;
  readonly asOf: AsOf | null;
  /** What it came to by the end of the day; null: the statement is that of now. */
  readonly page: AsOfPage | null;
  readonly todayOn: string;
};

/** Asks for the statement by the end of a day, and says what it came to. */
export function AsOfForm({ memberId, asOf, page, todayOn }: Props) {
  const t = useTranslations('points.asOf');
  const locale = useLocale();
  const href = memberTabHref(memberId, 'points');
  const day = asOf?.day ?? todayOn;
  const sense = asOf?.sense ?? 'happened';
  const query = new URLSearchParams(asOf === null ? {} : { day, sense }).toString();
  return (
    <div className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-2">
      <form action={href} className="flex flex-wrap items-end gap-2">
        <label className="flex flex-col gap-1 text-sm font-medium">
          {t('day')}
          <input
            key={day}
            type="date"
            name="day"
            max={todayOn}
            defaultValue={day}
            className={controlStyles}
          />
        </label>
        <label className="flex flex-col gap-1 text-sm font-medium">
          {t('sense')}
          <select key={sense} name="sense" defaultValue={sense} className={controlStyles}>
            {AS_OF_SENSES.map((known) => (
              <option key={known} value={known}>
                {t(`senses.${known}`)}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit">{t('show')}</Button>
      </form>
      <TextLink href={`/api/internal/members/${memberId}/statement?${query}`}>{t('csv')}</TextLink>
      {asOf !== null && page !== null && (
        <p className="w-full text-sm tabular-nums">
          {t('told', {
            day: formatDay(asOf.day, locale, 'long'),
            sense: asOf.sense,
            balance: formatPoints(page.balance, locale),
            pending: formatPoints(page.pending, locale),
            debt: formatPoints(page.debt, locale),
            hasMore: page.pending !== 0n || page.debt !== 0n ? 'yes' : 'no',
          })}{' '}
          <TextLink href={href}>{t('now')}</TextLink>
        </p>
      )}
    </div>
  );
}
