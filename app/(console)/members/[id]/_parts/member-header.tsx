import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { DottedFacts } from '@/components/ui/dotted-facts';
import { PageHeader } from '@/components/ui/page-header';
import { Status } from '@/components/ui/status';
import { TierMark } from '@/components/ui/tier-mark';
import { ageOn, knownBirthOn } from '@/lib/domain/members/birthday';
import { cardEnding } from '@/lib/domain/members/contact-masks';
import type { MemberPage } from '@/lib/domain/members/member-page';
import type { ListedTask } from '@/lib/domain/tasks/listed-task';
import { formatDay, formatDayOfYear } from '@/lib/format/dates';
import { STATUS_TONES } from '../../_parts/status-tones';
import { CopyCode } from './copy-code';
import { NoteButton } from './notes/note-button';
import { StandingMenu } from './standing-menu';

type Props = {
  readonly member: MemberPage;
  readonly canEdit: boolean;
  readonly canNote: boolean;
  /** May begin the tasks that suspend, close and erase. */
  readonly canWork: boolean;
  /** Unfinished ones about the member. */
  readonly tasks: readonly ListedTask[];
};

/** More blocked cards than these are told beside the page. */
const MARKED_CARDS = 2;

/** Who it is: name and state, tier by rail and shape, number, since when, how old. */
export function MemberHeader({ member, canEdit, canNote, canWork, tasks }: Props) {
  const t = useTranslations('members');
  const locale = useLocale();
  const { tier, todayOn, homeStore } = member;
  const title = member.name === '' ? member.code : member.name;
  const blocked = member.cards.filter(({ status }) => status === 'blocked').slice(0, MARKED_CARDS);
  const birthOn = knownBirthOn(member.birthOn);
  const facts: readonly (readonly [string, ReactNode])[] = [
    ...(tier === null
      ? []
      : [
          [
            'tier',
            <TierMark
              key="tier"
              shape={tier.shape}
              colour={tier.colour}
              name={locale === 'ru' ? tier.nameRu : tier.nameEn}
            />,
          ] as const,
        ]),
    ['code', <CopyCode key="code" code={member.code} />],
    ...(member.kind === 'person' ? [] : [['kind', t(`kinds.${member.kind}`)] as const]),
    ['since', t('member.since', { day: formatDay(member.joinedOn, locale, 'long') })],
    ...(birthOn === null
      ? []
      : [
          [
            'birthday',
            t('member.birthday', {
              age: ageOn(birthOn, todayOn),
              day: formatDayOfYear(birthOn, locale),
            }),
          ] as const,
        ]),
    ...(homeStore === null
      ? []
      : [['store', t('member.homeStore', { store: homeStore })] as const]),
  ];
  return (
    <PageHeader
      crumbs={[{ label: t('title'), href: '/members' }, { label: title }]}
      title={title}
      marks={
        <>
          <Status tone={STATUS_TONES[member.status]}>{t(`status.${member.status}`)}</Status>
          {blocked.map(({ cardId, number }) => (
            <Status key={cardId} tone="danger">
              {t('member.cardBlocked', { ending: cardEnding(number) })}
            </Status>
          ))}
          {tasks.some(({ state }) => state === 'paused') && (
            <Status tone="warning">{t('tasks.onHold')}</Status>
          )}
        </>
      }
      {...(tier === null ? {} : { rail: tier.colour })}
      actions={
        <>
          {canNote && <NoteButton memberId={member.memberId} timeZone={member.timeZone} />}
          {canEdit && (
            <ButtonLink href={`/members/${member.memberId}/edit`}>{t('member.edit')}</ButtonLink>
          )}
          {canWork && <StandingMenu memberId={member.memberId} status={member.status} />}
        </>
      }
      meta={<DottedFacts facts={facts} />}
    />
  );
}
