import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DottedFacts } from '@/components/ui/dotted-facts';
import { TextLink } from '@/components/ui/text-link';
import { TierMark } from '@/components/ui/tier-mark';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import { taskCode } from '@/lib/domain/tasks/states';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import { formatMoment } from '@/lib/format/dates';

/** Whom the task is about, which card, and since when there is such a task. */
export function AboutLine({ task }: { readonly task: TaskPage }) {
  const t = useTranslations('tasks');
  const cards = useTranslations('cards.status');
  const locale = useLocale();
  const { member, card, subject, openedAt, timeZone } = task;
  const { tier } = member;
  const ending = subject.card?.ending ?? '';
  // Without a card, a task about cards gives one; any other has nothing to do with them.
  const isAboutCards = taskDefinition(task.kind).permission === 'cards.operate';
  const parts: readonly (readonly [string, ReactNode])[] = [
    [
      'member',
      <span key="member" className="inline-flex items-center gap-1.5">
        {tier !== null && (
          <TierMark
            shape={tier.shape}
            colour={tier.colour}
            name={locale === 'ru' ? tier.nameRu : tier.nameEn}
            markOnly
          />
        )}
        <TextLink href={`/members/${member.memberId}`}>
          {member.name === '' ? member.code : member.name}
        </TextLink>
      </span>,
    ],
    ...(card === null && !isAboutCards
      ? []
      : [
          [
            'card',
            card === null ? (
              t('newCard')
            ) : (
              <TextLink key="card" href={`/cards/${card.cardId}`}>
                {t('cardEnding', { ending })}
              </TextLink>
            ),
          ] as const,
        ]),
    ...(subject.card === null ? [] : [['status', cards(subject.card.status)] as const]),
    ...(task.undoes === null
      ? []
      : [
          [
            'undoes',
            t.rich('ended.undoes', {
              code: taskCode(task.undoes),
              link: (code) => <TextLink href={`/tasks/${task.undoes}`}>{code}</TextLink>,
            }),
          ] as const,
        ]),
    ['opened', t('who.opened', { moment: formatMoment(openedAt, { locale, timeZone }) })],
  ];
  return <DottedFacts facts={parts} />;
}
