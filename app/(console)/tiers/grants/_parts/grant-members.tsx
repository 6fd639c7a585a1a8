import { SimpleTable } from '@/components/table/simple-table';
import { TextLink } from '@/components/ui/text-link';
import { TierMark } from '@/components/ui/tier-mark';
import { memberCode } from '@/lib/domain/members/states';
import type { GrantMember } from '@/lib/domain/tiers/grants';
import { type GrantWords, ownName } from './grant-words';

type Props = { readonly words: GrantWords; readonly members: readonly GrantMember[] };

/** Members of a grant: who, what becomes of them, and the tier that they show. */
export function GrantMembers({ words, members }: Props) {
  const { t } = words;
  return (
    <SimpleTable
      caption={t('members.caption')}
      rows={members}
      rowKey={({ memberId }) => String(memberId)}
      columns={[
        {
          id: 'member',
          header: t('members.member'),
          cell: ({ memberId, name }) => (
            <span className="inline-flex flex-wrap items-baseline gap-x-2 py-1 whitespace-normal">
              <TextLink href={`/members/${memberId}/tier`}>{name ?? memberCode(memberId)}</TextLink>
              {name !== null && (
                <small className="text-xs font-normal text-ink-3">{memberCode(memberId)}</small>
              )}
            </span>
          ),
        },
        {
          id: 'outcome',
          header: t('members.outcome'),
          cell: ({ outcome }) => t(`outcomes.${outcome}`),
        },
        {
          id: 'shown',
          header: t('members.shown'),
          cell: ({ shown }) =>
            shown === null ? (
              <span className="text-ink-3">{t('members.noTier')}</span>
            ) : (
              <TierMark shape={shown.shape} colour={shown.colour} name={ownName(words, shown)} />
            ),
        },
      ]}
    />
  );
}
