import { useTranslations } from 'next-intl';
import { SimpleTable } from '@/components/table/simple-table';
import { Status } from '@/components/ui/status';
import { MESSAGE_CHANNELS, type MessageChannel } from '@/lib/domain/messaging/states';

type Props = { readonly channels: Readonly<Record<MessageChannel, boolean>> };

/** Names in the environment, the same in every language. */
const SET_BY: Readonly<Record<MessageChannel, string>> = {
  email: 'SMTP_URL',
  sms: 'SMS_PROVIDER_URL',
  push: 'PUSH_PROVIDER_URL',
  webhook: 'MESSAGE_WEBHOOK_URL',
};

/** By what messages can leave this instance. */
export function ChannelTable({ channels }: Props) {
  const t = useTranslations('templates.settings');
  const told = useTranslations('consents.messages.channels');
  return (
    <SimpleTable
      caption={t('channels')}
      rows={MESSAGE_CHANNELS}
      rowKey={(channel) => channel}
      columns={[
        { id: 'channel', header: t('channel'), cell: (channel) => told(channel) },
        {
          id: 'state',
          header: t('state'),
          cell: (channel) => (
            <Status tone={channels[channel] ? 'success' : 'neutral'}>
              {t(channels[channel] ? 'open' : 'closed')}
            </Status>
          ),
        },
        {
          id: 'by',
          header: t('by'),
          isQuiet: true,
          cell: (channel) => <code className="font-mono text-xs">{SET_BY[channel]}</code>,
        },
      ]}
    />
  );
}
