import { useLocale, useTranslations } from 'next-intl';
import type { ChosenInAddress } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { TextLink } from '@/components/ui/text-link';
import { memberCode } from '@/lib/domain/members/states';
import type { OutboxMessage } from '@/lib/domain/messaging/outbox';
import { formatMoment, formatTime } from '@/lib/format/dates';
import { useMessageName } from './message-name';
import { MessageStateMark } from './message-state';
import { useReasonWords } from './reason-words';

type Props = {
  readonly messages: readonly OutboxMessage[];
  readonly opened: number | null;
  readonly hrefOf: (messageId: number) => string;
  readonly timeZone: string;
  readonly choice: ChosenInAddress;
};

/** Messages, the latest first; each opens beside the list. */
export function OutboxTable({ messages, opened, hrefOf, timeZone, choice }: Props) {
  const t = useTranslations('outbox.columns');
  const told = useTranslations('consents.messages');
  const locale = useLocale();
  const nameOf = useMessageName();
  return (
    <DataTable
      caption={t('caption')}
      rows={messages}
      choice={choice}
      rowKey={({ messageId }) => String(messageId)}
      rowHref={({ messageId }) => hrefOf(messageId)}
      isCurrent={({ messageId }) => messageId === opened}
      columns={[
        { id: 'what', header: t('what'), cell: nameOf },
        {
          id: 'state',
          header: t('state'),
          cell: (message) => <StateCell message={message} timeZone={timeZone} />,
        },
        { id: 'member', header: t('member'), isSecondary: true, cell: WhomCell },
        {
          id: 'contact',
          header: t('contact'),
          isSecondary: true,
          isQuiet: true,
          cell: ({ channel, contact }) => contact ?? told(`channels.${channel}`),
        },
        {
          id: 'kind',
          header: t('kind'),
          isSecondary: true,
          isQuiet: true,
          cell: ({ kind }) => told(`kinds.${kind}`),
        },
        {
          id: 'queued',
          header: t('queued'),
          isSecondary: true,
          isQuiet: true,
          cell: ({ queuedAt }) => formatMoment(queuedAt, { locale, timeZone }),
        },
      ]}
    />
  );
}

type CellProps = { readonly message: OutboxMessage; readonly timeZone: string };

function StateCell({ message: { state, reason, nextAt, events }, timeZone }: CellProps) {
  const t = useTranslations('outbox');
  const locale = useLocale();
  const reasonWords = useReasonWords();
  const facts = [
    ...(reason === null || state === 'sent' ? [] : [reasonWords(reason)]),
    ...(state === 'queued' && nextAt !== null && reason !== null
      ? [t('until', { time: formatTime(nextAt, { locale, timeZone }) })]
      : []),
    ...(state === 'sent' ? events.map((kind) => t(`events.${kind}`)) : []),
  ];
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5 max-sm:whitespace-normal">
      <MessageStateMark state={state} />
      <span className="text-sm text-ink-2">{facts.join(', ')}</span>
    </span>
  );
}

function WhomCell({ memberId, name }: OutboxMessage) {
  const t = useTranslations('outbox');
  if (memberId === 0) return <span className="text-ink-2">{t('desk')}</span>;
  return (
    <TextLink href={`/members/${memberId}/messages`}>
      {name === '' ? memberCode(memberId) : name}
    </TextLink>
  );
}
