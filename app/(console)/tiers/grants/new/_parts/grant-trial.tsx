import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { type GrantTier, type GrantTrial, grantMembers } from '@/lib/domain/tiers/grants';
import { formatCount } from '@/lib/format/numbers';
import { GrantMembers } from '../../_parts/grant-members';
import { type GrantWords, ownName } from '../../_parts/grant-words';
import { OutcomeLedger } from '../../_parts/outcome-ledger';

type Props = {
  readonly words: GrantWords;
  readonly tier: Pick<GrantTier, 'nameEn' | 'nameRu'>;
  readonly trial: GrantTrial;
};

/** What giving the tier would come to: how many get it, who does not and why, and the first of each by name. */
export function GrantTrialView({ words, tier, trial }: Props) {
  const { t, locale } = words;
  const { counts, members } = trial;
  const count = grantMembers(counts);
  if (count === 0) {
    return <EmptyState title={t('trial.nobody')} text={t('trial.nobodyText')} />;
  }
  return (
    <Section
      title={t('trial.title', { tier: ownName(words, tier) })}
      note={t('trial.note', { count, members: formatCount(count, locale) })}
    >
      <OutcomeLedger
        words={words}
        counts={counts}
        members={count}
        label={t('trial.ledger')}
        gets={t('trial.gets')}
      />
      <h3 className="mb-2 text-sm font-medium">{t('trial.named')}</h3>
      <GrantMembers words={words} members={members} />
    </Section>
  );
}
