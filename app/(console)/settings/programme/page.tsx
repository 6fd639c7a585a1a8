import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/access/session';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { getClaimRules } from '@/lib/programme/queries/get-claim-rules';
import { SettingsHeader } from '../settings-header';
import { ClaimRulesForm } from './_parts/claim-rules-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.programme');
  return { title: t('title') };
}

/** What holds for the whole programme. */
export default async function ProgrammePage() {
  const actor = await requireActor('programme.manage');
  const [t, rules] = await Promise.all([
    getTranslations('settings.programme'),
    runQuery(getClaimRules, {}, actor),
  ]);
  return (
    <ClientMessages areas={['common', 'errors', 'settings']}>
      <SettingsHeader current="programme" meta={t('meta')} />
      <section aria-labelledby="claims" className="mt-5 max-w-xl">
        <h2 id="claims" className="text-lg">
          {t('claims')}
        </h2>
        <p className="mb-4 text-ink-2">{t('claimsText')}</p>
        <ClaimRulesForm
          // What somebody else saved is another form.
          key={`${rules.claimDays} ${rules.claimRateBps}`}
          rules={rules}
        />
      </section>
    </ClientMessages>
  );
}
