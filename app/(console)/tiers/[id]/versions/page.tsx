import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { EndRule } from '@/components/rule/end-rule';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/domain/access/actor';
import { ladderStanding } from '@/lib/domain/tiers/ladder-standing';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { tierName } from '../../_parts/ladder-words';
import { endLadder } from '../../actions';
import { readLadder } from '../../read-ladder';
import { LadderVersions } from './_parts/ladder-versions';

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tiers');
  return { title: t('title') };
}

/** Every version of a ladder: what it changed, who wrote it and who decided. */
export default async function LadderVersionsPage({ params }: Props) {
  const { actor, ladder } = await readLadder((await params).id);
  const [t, book, locale] = await Promise.all([
    getTranslations('tiers'),
    getTranslations('ruleBook'),
    getLocale(),
  ]);
  const words = { t, locale, currency: ladder.currency };
  const { live, next, undecided, versions } = ladderStanding(ladder);
  const latestOn = next?.startsOn ?? ladder.todayOn;
  const name = tierName(words, ladder);
  return (
    <ClientMessages areas={['common', 'errors', 'ruleBook']}>
      <PageHeader
        title={t('versions.title')}
        crumbs={[
          { label: t('title'), href: '/tiers' },
          { label: name, href: `/tiers/${ladder.ruleId}` },
          { label: t('versions.title') },
        ]}
        actions={
          can(actor, 'rules.edit') &&
          (live !== null || next !== null) && (
            <EndRule
              kind="ladder"
              end={endLadder}
              thenHref={`/tiers/${ladder.ruleId}`}
              ruleId={ladder.ruleId}
              fromOn={latestOn > ladder.todayOn ? latestOn : ladder.todayOn}
              disabledReason={undecided === null ? undefined : book('refused.has_undecided')}
            />
          )
        }
      />
      <LadderVersions
        words={words}
        ladder={ladder}
        versions={versions}
        cards={new Map(ladder.cardTypes.map((card) => [card.id, tierName(words, card)]))}
      />
    </ClientMessages>
  );
}
