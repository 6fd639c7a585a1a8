import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/table/data-table';
import { Status, type StatusTone } from '@/components/ui/status';
import { memberCode } from '@/lib/domain/members/states';
import type { SentMessage } from '@/lib/domain/messaging/sent-message';
import { MESSAGE_TEMPLATES, type MessageState } from '@/lib/domain/messaging/states';
import { formatMoment, formatTime } from '@/lib/format/dates';
import { useErrorWords } from './error-words';

type Props = { readonly messages: readonly SentMessage[]; readonly timeZone: string };

const TONES: Readonly<Record<MessageState, StatusTone>> = {
  queued: 'info',
  sending: 'info',
  sent: 'success',
  failed: 'danger',
  dropped: 'neutral',
};

/** What was sent to the member and how it went. */
export function MessagesTable({ messages, timeZone }: Props) {
  const t = useTranslations('consents.messages');
  const locale = useLocale();
  const moment = (at: Date) => formatMoment(at, { locale, timeZone });
  return (
    <DataTable
      caption={t('caption')}
      rows={messages}
      rowKey={({ messageId }) => String(messageId)}
      columns={[
        { id: 'what', header: t('what'), cell: (message) => <Name message={message} /> },
        { id: 'channel', header: t('channel'), cell: ({ channel }) => t(`channels.${channel}`) },
        {
          id: 'state',
          header: t('state'),
          cell: (message) => <State message={message} timeZone={timeZone} />,
        },
        {
          id: 'queued',
          header: t('queued'),
          isSecondary: true,
          cell: ({ queuedAt }) => moment(queuedAt),
        },
        {
          id: 'ended',
          header: t('ended'),
          isSecondary: true,
          cell: ({ endedAt }) => (endedAt === null ? '' : moment(endedAt)),
        },
        {
          id: 'attempts',
          header: t('attempts'),
          isSecondary: true,
          isNumeric: true,
          cell: ({ attempts }) => attempts,
        },
      ]}
    />
  );
}

function Name({ message: { template, kind, under } }: { readonly message: SentMessage }) {
  const t = useTranslations('consents.messages');
  const tTimeline = useTranslations('timeline');
  const known = MESSAGE_TEMPLATES.find((id) => id === template);
  return (
    <>
      {known === undefined ? template : t(`templates.${known}`)}{' '}
      <span className="text-ink-2">{t(`kinds.${kind}`)}</span>
      {under !== null && (
        <span className="text-ink-2">
          {' · '}
          {tTimeline('under', { member: memberCode(under) })}
        </span>
      )}
    </>
  );
}

type StateProps = { readonly message: SentMessage; readonly timeZone: string };

function State({ message: { state, lastError, nextAt }, timeZone }: StateProps) {
  const t = useTranslations('consents.messages');
  const locale = useLocale();
  const errorWords = useErrorWords();
  const told = [
    lastError === null ? '' : errorWords(lastError),
    nextAt === null ? '' : t('again', { time: formatTime(nextAt, { locale, timeZone }) }),
  ].filter((text) => text !== '');
  return (
    <>
      <Status tone={TONES[state]}>{t(`states.${state}`)}</Status>{' '}
      <span className="text-ink-2">{told.join(', ')}</span>
    </>
  );
}
