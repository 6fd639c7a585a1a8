import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { GrantMembersPage, GrantOutcome } from '@/lib/domain/tiers/grants';
import { GrantMembers } from '../../_parts/grant-members';
import type { GrantWords } from '../../_parts/grant-words';

type Props = {
  readonly words: GrantWords;
  readonly grantId: number;
  readonly outcome: GrantOutcome | null;
  /** The page begins after this member. */
  readonly after: number;
  readonly members: GrantMembersPage;
};

/** The members of a grant, fifty a page; those with one outcome when it is chosen. */
export function MembersOfGrant({ words, grantId, outcome, after, members }: Props) {
  const { t } = words;
  const plain = `/tiers/grants/${grantId}`;
  const href = outcome === null ? plain : `${plain}?outcome=${outcome}`;
  const { next } = members;
  return (
    <Section
      title={outcome === null ? t('members.title') : t(`outcomes.${outcome}`)}
      tools={outcome !== null && <TextLink href={plain}>{t('members.all')}</TextLink>}
    >
      {members.members.length === 0 ? (
        <EmptyState title={t('members.none')} text={t('members.noneText')} />
      ) : (
        <GrantMembers words={words} members={members.members} />
      )}
      {(after > 0 || next !== null) && (
        <Pagination
          range={t('members.page', { count: members.members.length })}
          previousHref={after > 0 ? href : undefined}
          nextHref={
            next === null ? undefined : `${href}${outcome === null ? '?' : '&'}after=${next}`
          }
        />
      )}
    </Section>
  );
}
