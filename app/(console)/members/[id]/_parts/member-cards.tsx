import { useLocale, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { Status, type StatusTone } from '@/components/ui/status';
import { spelledCard } from '@/lib/domain/members/contact-masks';
import type { CardStatus, MemberCard } from '@/lib/domain/members/member-page';
import { formatDay } from '@/lib/format/dates';

const TONES: Readonly<Record<CardStatus, StatusTone>> = {
  issued: 'info',
  active: 'success',
  blocked: 'danger',
  replaced: 'neutral',
  closed: 'neutral',
  expired: 'warning',
};

/** The member's cards, the one in use first. */
export function MemberCards({ cards }: { readonly cards: readonly MemberCard[] }) {
  const t = useTranslations('members.member.cards');
  const locale = useLocale();
  return (
    <Section title={t('title')}>
      {cards.length === 0 ? (
        <p className="text-sm text-ink-2">{t('none')}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {cards.map(({ cardId, number, status, issuedOn }) => (
            <li key={cardId}>
              <Panel
                className="py-2 text-sm text-ink-2"
                stub={
                  <span className="flex flex-wrap items-center justify-between gap-2">
                    <span className="font-[550] tracking-wider">{spelledCard(number)}</span>
                    <Status tone={TONES[status]}>{t(`status.${status}`)}</Status>
                  </span>
                }
              >
                {t('issued', { day: formatDay(issuedOn, locale) })}
              </Panel>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
