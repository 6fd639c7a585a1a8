import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/session';
import type { MechanicTemplate } from '@/lib/domain/mechanics/templates';
import type { AddressParameters } from '@/lib/domain/shared/address-parameters';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { getTemplateGiven } from '@/lib/mechanics/queries/get-template-given';
import { TemplateChoice } from '../_parts/template-choice';
import { readAudience } from './read-audience';

type Props = { readonly searchParams: Promise<AddressParameters> };

/** Who comes with members of a report mostly wants them back. */
const FOR_MEMBERS: readonly MechanicTemplate[] = ['lapsedDays', 'lapsedRhythm', 'lapsedChance'];

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mechanics');
  return { title: t('new.title') };
}

/** A new mechanic: from a template, for everyone or for the members that the reader came with. */
export default async function NewMechanicPage({ searchParams }: Props) {
  const actor = await requireActor('rules.edit');
  const [t, given, address] = await Promise.all([
    getTranslations('mechanics'),
    runQuery(getTemplateGiven, {}, actor),
    searchParams,
  ]);
  const audience = await readAudience(address);
  const draft = audience === null || audience === 'gone' ? null : audience.draft;
  return (
    <ClientMessages areas={['common', 'errors', 'ruleBook', 'mechanics']}>
      <PageHeader
        title={t('new.title')}
        meta={t('new.note')}
        crumbs={[{ label: t('title'), href: '/mechanics' }, { label: t('new.title') }]}
      />
      {audience !== null && (
        <div className="mb-4 rounded-panel border border-l-3 border-l-primary bg-surface px-4 py-3">
          {audience === 'gone' ? (
            <p>{t('new.gone')}</p>
          ) : (
            <>
              <p className="font-medium">{t('new.forWhom', { name: audience.name })}</p>
              <p className="text-sm text-ink-2">{t('new.forWhomNote')}</p>
            </>
          )}
        </div>
      )}
      <TemplateChoice
        given={{ ...given, audience: draft }}
        startsOn={given.todayOn}
        {...(draft === null ? {} : { first: FOR_MEMBERS })}
      />
    </ClientMessages>
  );
}
