import NextLink from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import { TierMark } from '@/components/ui/tier-mark';
import type { RecentMember } from '@/lib/domain/members/recent-member';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { formatDayOfYear, formatTime } from '@/lib/format/dates';

type Props = {
  readonly members: readonly RecentMember[];
  readonly now: Date;
  readonly timeZone: string;
};

/** Members whose page the reader opened last; the time of today's, the day of others. */
export function RecentSection({ members, now, timeZone }: Props) {
  const t = useTranslations('desk.recent');
  const locale = useLocale();
  const todayOn = dayInZone(now, timeZone);
  const when = (openedAt: Date): string => {
    const day = dayInZone(openedAt, timeZone);
    return day === todayOn
      ? formatTime(openedAt, { locale, timeZone })
      : formatDayOfYear(day, locale);
  };
  return (
    <Section title={t('title')}>
      {members.length === 0 ? (
        <p className="text-sm text-ink-2">{t('none')}</p>
      ) : (
        <ul aria-label={t('title')} className="border-t">
          {members.map(({ memberId, code, name, tier, openedAt }) => (
            <li key={memberId} className="border-b">
              <NextLink
                href={`/members/${memberId}`}
                prefetch={false}
                data-desk-row
                className="grid min-h-10 grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-x-2 px-0.5 hover:bg-hover touch:min-h-11"
              >
                <span className="flex">
                  {tier !== null && (
                    <TierMark
                      shape={tier.shape}
                      colour={tier.colour}
                      name={locale === 'ru' ? tier.nameRu : tier.nameEn}
                      markOnly
                    />
                  )}
                </span>
                <span className="truncate">
                  {name === '' ? code : name}
                  {name !== '' && <span className="ml-1.5 text-xs text-ink-3">{code}</span>}
                </span>
                <time dateTime={openedAt.toISOString()} className="text-xs text-ink-3">
                  {when(openedAt)}
                </time>
              </NextLink>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
