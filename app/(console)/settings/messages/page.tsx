import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/access/session';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { getMessageSettings } from '@/lib/messaging/queries/get-message-settings';
import { SettingsHeader } from '../settings-header';
import { ChannelTable } from './_parts/channel-table';
import { MessageSettingsForm } from './_parts/message-settings-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('templates.settings');
  return { title: t('title') };
}

/** How much advertising members get and when none goes, and by what this instance can send. */
export default async function MessageSettingsPage() {
  const actor = await requireActor('programme.manage');
  const [t, { channels, ...settings }] = await Promise.all([
    getTranslations('templates.settings'),
    runQuery(getMessageSettings, {}, actor),
  ]);
  return (
    <ClientMessages areas={['common', 'errors', 'templates']}>
      <SettingsHeader current="messages" meta={t('meta')} />
      <div className="mt-5 grid max-w-4xl gap-x-10 gap-y-8 min-[1180px]:grid-cols-[minmax(0,1fr)_320px]">
        <MessageSettingsForm
          // What somebody else saved is another form.
          key={Object.values(settings).join(' ')}
          settings={settings}
        />
        <section aria-labelledby="channels" className="min-w-0">
          <h2 id="channels" className="text-lg">
            {t('channels')}
          </h2>
          <p className="mb-3 text-ink-2">{t('channelsText')}</p>
          <ChannelTable channels={channels} />
        </section>
      </div>
    </ClientMessages>
  );
}
