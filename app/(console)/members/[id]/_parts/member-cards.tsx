import { useLocale, useTranslations } from 'next-intl';
import { CardStatusMark } from '@/components/card/card-status';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { cardEnding, spelledCard } from '@/lib/domain/members/contact-masks';
import type { MemberCard } from '@/lib/domain/members/member-page';
import { formatDay } from '@/lib/format/dates';

/** The member's cards, the one in use first; each leads to its page. */
export function MemberCards({ cards }: { readonly cards: readonly MemberCard[] }) {
  const t = useTranslations('members.member.cards');
  const words = useTranslations('cards');
  const locale = useLocale();
  return (
    <Section title={t('title')}>
      {cards.length === 0 ? (
        <p className="text-sm text-ink-2">{t('none')}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {cards.map(({ cardId, number, status, blockReason, issuedOn }) => (
            <li key={cardId}>
              <Panel
                className="py-2 text-sm text-ink-2"
                stub={
                  <span className="flex flex-wrap items-center justify-between gap-2">
                    <TextLink
                      href={`/cards/${cardId}`}
                      title={words('open', { ending: cardEnding(number) })}
                      className="font-[550] tracking-wider"
                    >
                      {spelledCard(number)}
                    </TextLink>
                    <CardStatusMark status={status} blockReason={blockReason} />
                  </span>
                }
              >
                {words('issued', { day: formatDay(issuedOn, locale) })}
              </Panel>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
