import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EndRule } from '@/components/rule/end-rule';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/domain/access/actor';
import { mechanicStanding } from '@/lib/domain/mechanics/mechanic-standing';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { endMechanic } from '../../actions';
import { readMechanicPage } from '../../read-mechanic';
import { readMechanicWords } from '../../read-mechanic-words';
import { readSegmentDictionary } from '../../read-segments';
import { MechanicVersions } from './_parts/mechanic-versions';

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mechanics');
  return { title: t('title') };
}

/** Every version of a mechanic: what it changed, who wrote it and who decided. */
export default async function MechanicVersionsPage({ params }: Props) {
  const { actor, mechanic } = await readMechanicPage((await params).id);
  const [t, words, segments] = await Promise.all([
    getTranslations('mechanics'),
    readMechanicWords(),
    readSegmentDictionary(),
  ]);
  const { live, next, undecided } = mechanicStanding(mechanic);
  const { todayOn, ruleId } = mechanic;
  const latestOn = next?.startsOn ?? todayOn;
  const name = words.locale === 'ru' ? mechanic.nameRu : mechanic.nameEn;
  return (
    <ClientMessages areas={['common', 'errors', 'ruleBook']}>
      <PageHeader
        title={t('versions.title')}
        crumbs={[
          { label: t('title'), href: '/mechanics' },
          { label: name, href: `/mechanics/${ruleId}` },
          { label: t('versions.title') },
        ]}
        actions={
          can(actor, 'rules.edit') &&
          (live !== null || next !== null) && (
            <EndRule
              kind="mechanic"
              end={endMechanic}
              thenHref={`/mechanics/${ruleId}`}
              ruleId={ruleId}
              fromOn={latestOn > todayOn ? latestOn : todayOn}
              disabledReason={undecided === null ? undefined : words.t('refused.has_undecided')}
            />
          )
        }
      />
      <MechanicVersions words={words} segments={segments} mechanic={mechanic} />
    </ClientMessages>
  );
}
