import { useTranslations } from 'next-intl';
import { DottedFacts } from '@/components/ui/dotted-facts';
import { PageHeader } from '@/components/ui/page-header';
import { Status } from '@/components/ui/status';
import { TextLink } from '@/components/ui/text-link';
import { GIVEN_TIER_REASONS } from '@/lib/domain/tiers/floors';
import { type GrantPage, grantGets } from '@/lib/domain/tiers/grants';
import { formatDay, formatMoment } from '@/lib/format/dates';
import { GRANT_TONES, type GrantWords, ownName } from '../../_parts/grant-words';
import { TakeBack } from './take-back';

type Props = {
  readonly words: GrantWords;
  readonly grant: GrantPage;
  readonly mayTakeBack: boolean;
};

/** Who decided, and how it is called. */
function decision({ state, decidedBy, askedBy }: GrantPage): 'decided' | 'rejected' | 'withdrawn' {
  if (state !== 'rejected') return 'decided';
  return decidedBy === askedBy ? 'withdrawn' : 'rejected';
}

/** What was given to whom, until when and why, by whom; and taking it back. */
export function GrantHeader({ words, grant, mayTakeBack }: Props) {
  const { t, locale } = words;
  const tiers = useTranslations('tiers');
  const reasons = useTranslations('tasks.choices.tierReason');
  const { grantId, version, state, tier, segmentId, segmentName, timeZone } = grant;
  const moment = (at: Date) => formatMoment(at, { locale, timeZone });
  const name = ownName(words, tier);
  const reason = GIVEN_TIER_REASONS.find((known) => known === grant.reason);
  const facts = [
    [
      'list',
      <TextLink key="list" href={`/segments/${segmentId}`}>
        {segmentName}
      </TextLink>,
    ] as const,
    ['until', t('page.until', { day: formatDay(grant.untilOn, locale) })] as const,
    ...(reason === undefined ? [] : [['reason', reasons(`${reason}.name`)] as const]),
    ['asked', t('page.asked', { name: grant.askedBy, moment: moment(grant.askedAt) })] as const,
    ...(grant.decidedBy === null || grant.decidedAt === null
      ? []
      : [
          [
            'decided',
            t(`page.${decision(grant)}`, {
              ...{ name: grant.decidedBy, moment: moment(grant.decidedAt) },
            }),
          ] as const,
        ]),
    ...(grant.takenBackBy === null
      ? []
      : [['back', t('page.takenBack', { name: grant.takenBackBy })] as const]),
    ...(grant.endedAt === null || state === 'rejected'
      ? []
      : [['ended', t('page.ended', { moment: moment(grant.endedAt) })] as const]),
  ];
  return (
    <PageHeader
      title={t('page.title', { tier: name, list: segmentName })}
      rail={tier.colour}
      crumbs={[
        { label: tiers('title'), href: '/tiers' },
        { label: t('title'), href: '/tiers/grants' },
        { label: name },
      ]}
      marks={<Status tone={GRANT_TONES[state]}>{t(`states.${state}`)}</Status>}
      meta={<DottedFacts facts={facts} />}
      actions={
        mayTakeBack && (
          <TakeBack seen={{ grantId, version }} tier={name} gets={grantGets(grant.counts)} />
        )
      }
    />
  );
}
