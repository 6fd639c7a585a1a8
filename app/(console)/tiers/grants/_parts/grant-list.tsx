import { SimpleTable } from '@/components/table/simple-table';
import { Status } from '@/components/ui/status';
import { TextLink } from '@/components/ui/text-link';
import { TierMark } from '@/components/ui/tier-mark';
import type { ListedGrant } from '@/lib/domain/tiers/grants';
import { formatDay } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';
import { GRANT_TONES, type GrantWords, ownName } from './grant-words';

type Props = { readonly words: GrantWords; readonly grants: readonly ListedGrant[] };

/** Grants, one a row, the latest first. */
export function GrantList({ words, grants }: Props) {
  const { t, locale } = words;
  return (
    <SimpleTable
      caption={t('list.caption')}
      rows={grants}
      rowKey={({ grantId }) => String(grantId)}
      columns={[
        {
          id: 'whom',
          header: t('list.whom'),
          cell: ({ grantId, segmentName }) => (
            <TextLink href={`/tiers/grants/${grantId}`} className="font-medium wrap-anywhere">
              {segmentName}
            </TextLink>
          ),
        },
        {
          id: 'tier',
          header: t('list.tier'),
          cell: ({ tier }) => (
            <TierMark shape={tier.shape} colour={tier.colour} name={ownName(words, tier)} />
          ),
        },
        {
          id: 'state',
          header: t('list.state'),
          cell: ({ state }) => <Status tone={GRANT_TONES[state]}>{t(`states.${state}`)}</Status>,
        },
        {
          ...{ id: 'members', header: t('list.members'), isNumeric: true, isSecondary: true },
          cell: ({ members }) => formatCount(members, locale),
        },
        {
          ...{ id: 'until', header: t('list.until'), isSecondary: true },
          cell: ({ untilOn }) => formatDay(untilOn, locale),
        },
        {
          ...{ id: 'asked', header: t('list.asked'), isSecondary: true },
          cell: ({ askedBy }) => askedBy,
        },
      ]}
    />
  );
}
