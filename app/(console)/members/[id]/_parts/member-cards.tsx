import { useLocale, useTranslations } from 'next-intl';
import { CardStatusMark } from '@/components/card/card-status';
import { StartTask } from '@/components/task/start-task';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { hasStanding, mayDo } from '@/lib/domain/cards/may-do';
import { cardEnding, spelledCard } from '@/lib/domain/members/contact-masks';
import type { MemberCard, MemberPage } from '@/lib/domain/members/member-page';
import { formatDay } from '@/lib/format/dates';
import { startMemberTask } from '../actions';

/** What people call about most, in this order; the rest is on the card's page. */
const AT_HAND = ['activate', 'block', 'unblock', 'replace'] as const;

type Props = { readonly member: MemberPage; readonly canOperate: boolean };

/** The member's cards, the one in use first; each leads to its page, and what is done most is begun here. */
export function MemberCards({ member, canOperate }: Props) {
  const t = useTranslations('members.member.cards');
  const { memberId, cards, status } = member;
  return (
    <Section
      title={t('title')}
      tools={
        canOperate &&
        hasStanding('issue', status) && (
          <span className="flex flex-wrap justify-end gap-1.5">
            {cards.length > 0 && hasStanding('supplement', status) && (
              <StartTask
                kind="supplement"
                about={{ memberId }}
                action={startMemberTask}
                size="small"
              >
                {t('supplement')}
              </StartTask>
            )}
            <StartTask kind="issue" about={{ memberId }} action={startMemberTask} size="small">
              {t('issue')}
            </StartTask>
          </span>
        )
      }
    >
      {cards.length === 0 ? (
        <p className="text-sm text-ink-2">{t('none')}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {cards.map((card) => (
            <li key={card.cardId}>
              <OneCard card={card} member={member} canOperate={canOperate} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function OneCard({ card, member, canOperate }: Props & { readonly card: MemberCard }) {
  const words = useTranslations('cards');
  const locale = useLocale();
  const { cardId, number, status, blockReason, issuedOn } = card;
  const facts = { status, blockReason, memberStatus: member.status };
  const ending = cardEnding(number);
  // A harmless block can be told to be theft; that is not what a blocked card is opened for.
  const offered = AT_HAND.filter(
    (operation) =>
      'transition' in mayDo(facts, operation) && !(operation === 'block' && status === 'blocked'),
  );
  return (
    <Panel
      className="py-2 text-sm text-ink-2"
      stub={
        <span className="flex flex-wrap items-center justify-between gap-2">
          <TextLink
            href={`/cards/${cardId}`}
            title={words('open', { ending })}
            className="font-[550] tracking-wider"
          >
            {spelledCard(number)}
          </TextLink>
          <CardStatusMark status={status} blockReason={blockReason} />
        </span>
      }
    >
      <span className="flex flex-wrap items-center justify-between gap-2">
        {words('issued', { day: formatDay(issuedOn, locale) })}
        {canOperate && offered.length > 0 && (
          <span className="flex flex-wrap gap-1.5">
            {offered.map((operation) => (
              <StartTask
                key={operation}
                kind={operation}
                about={{ cardId }}
                action={startMemberTask}
                size="small"
                title={words('doTo', { operation: words(`operations.${operation}`), ending })}
              >
                {words(`operations.${operation}`)}
              </StartTask>
            ))}
          </span>
        )}
      </span>
    </Panel>
  );
}
