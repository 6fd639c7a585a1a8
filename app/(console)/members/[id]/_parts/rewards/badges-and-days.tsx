import { Award } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { SimpleTable } from '@/components/table/simple-table';
import { Icon } from '@/components/ui/icon';
import { Section } from '@/components/ui/section';
import { Status, type StatusTone } from '@/components/ui/status';
import type { ShownBadge, ShownMultiplier } from '@/lib/domain/rewards/member-rewards';
import { formatDay } from '@/lib/format/dates';
import { formatExact } from '@/lib/format/numbers';

const ONCE_BPS = 10_000;
const TONES: Readonly<Record<ShownMultiplier['state'], StatusTone>> = {
  running: 'live',
  over: 'neutral',
  takenBack: 'warning',
};

type Props = {
  readonly badges: readonly ShownBadge[];
  readonly multipliers: readonly ShownMultiplier[];
};

/** Badges of a member, and the days on which receipts earn more. */
export function BadgesAndDays({ badges, multipliers }: Props) {
  const t = useTranslations('rewards.ofMember');
  const states = useTranslations('rewards.dayStates');
  const locale = useLocale();
  const nameOf = ({ nameEn, nameRu }: ShownMultiplier) => (locale === 'ru' ? nameRu : nameEn);
  return (
    <>
      {badges.length > 0 && (
        <Section title={t('badges')}>
          <ul className="flex flex-wrap gap-2">
            {badges.map(({ code, badgeEn, badgeRu, times, givenOn }) => (
              <li
                key={code}
                className="flex items-center gap-2 rounded-control border bg-surface px-2.5 py-1.5"
              >
                <span className="text-seal-text">
                  <Icon of={Award} />
                </span>
                <span>
                  <span className="block text-sm font-medium">
                    {locale === 'ru' ? badgeRu : badgeEn}
                  </span>
                  <span className="block text-xs text-ink-2">
                    {t('badgeSince', { on: formatDay(givenOn, locale), times })}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {multipliers.length > 0 && (
        <Section title={t('multipliers')} note={t('multipliersNote')}>
          <SimpleTable
            caption={t('multipliers')}
            rows={multipliers}
            rowKey={(one) => `${one.ruleId} ${one.givenOn} ${one.untilOn}`}
            columns={[
              {
                id: 'times',
                header: t('times'),
                cell: ({ timesBps }) => (
                  <span className="font-[550]">
                    ×{formatExact(String(timesBps / ONCE_BPS), locale)}
                  </span>
                ),
              },
              {
                id: 'days',
                header: t('days'),
                cell: ({ givenOn, untilOn, state }) => (
                  <span className="inline-flex flex-wrap items-center gap-2">
                    {untilOn < givenOn
                      ? formatDay(givenOn, locale)
                      : t('range', {
                          from: formatDay(givenOn, locale),
                          until: formatDay(untilOn, locale),
                        })}
                    <Status tone={TONES[state]}>{states(state)}</Status>
                  </span>
                ),
              },
              { id: 'mechanic', header: t('mechanic'), isSecondary: true, cell: nameOf },
            ]}
          />
        </Section>
      )}
    </>
  );
}
