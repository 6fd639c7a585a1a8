import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { SideSheet } from '@/components/ui/side-sheet';
import { TextLink } from '@/components/ui/text-link';
import { memberCode } from '@/lib/domain/members/states';
import type { OpenedMessage } from '@/lib/domain/messaging/outbox';
import { formatMoment } from '@/lib/format/dates';
import { useMessageName } from './message-name';
import { MessageStateMark } from './message-state';
import { useWhy } from './reason-words';

type Props = {
  readonly message: OpenedMessage;
  readonly closeHref: string;
  readonly timeZone: string;
};

type Step = { readonly id: string; readonly label: string; readonly at: Date };

/** A message beside the list: why it did not go or waits, its way, and what it relies on. */
export function MessagePanel({ message, closeHref, timeZone }: Props) {
  const t = useTranslations('outbox');
  const told = useTranslations('consents.messages');
  const nameOf = useMessageName();
  const why = useWhy();
  const { state, reason, channel, kind, award } = message;
  const isSent = state === 'sent';
  return (
    <SideSheet
      title={nameOf(message)}
      subtitle={
        <span className="mt-1 flex flex-wrap items-center gap-2">
          <MessageStateMark state={state} />
          {[told(`channels.${channel}`), told(`kinds.${kind}`)].join(' · ')}
        </span>
      }
      closeHref={closeHref}
    >
      {!isSent && (
        <section className="mb-4 rounded-panel border border-l-3 border-l-warning bg-raised px-3.5 py-2.5">
          <h3 className="font-medium">
            {t(state === 'queued' || state === 'sending' ? 'panel.whyWaits' : 'panel.whyNot')}
          </h3>
          <p className="mt-0.5 text-sm text-ink-2">
            {reason === null ? t(`panel.${state}`) : why(reason)}
          </p>
        </section>
      )}
      <Facts message={message} />
      {award !== null && (
        <p className="mb-4 border-y py-2.5 text-sm text-ink-2">{t(`panel.awards.${award}`)}</p>
      )}
      <Way message={message} timeZone={timeZone} />
    </SideSheet>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="grid grid-cols-[112px_minmax(0,1fr)] gap-2">
      <dt className="text-ink-3">{label}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}

function Facts({ message }: { readonly message: OpenedMessage }) {
  const t = useTranslations('outbox');
  const nameOf = useMessageName();
  const { memberId, name, contact, consentId, consentVersion, mechanic, attempts } = message;
  return (
    <dl className="mb-4 grid gap-1.5 text-sm">
      <Fact label={t('columns.member')}>
        {memberId === 0 ? (
          t('desk')
        ) : (
          <TextLink href={`/members/${memberId}`}>
            {name === '' ? memberCode(memberId) : name}
          </TextLink>
        )}
      </Fact>
      {contact !== null && <Fact label={t('panel.contact')}>{contact}</Fact>}
      {mechanic !== null && (
        <Fact label={t('panel.mechanic')}>
          <TextLink href={`/mechanics/${mechanic.ruleId}`}>{nameOf(message)}</TextLink>
        </Fact>
      )}
      <Fact label={t('panel.consent')}>
        {consentId === null ? (
          t('panel.noConsent')
        ) : (
          <TextLink href={`/members/${memberId}/consents`}>
            {t('panel.consentOf', { version: consentVersion ?? 0 })}
          </TextLink>
        )}
      </Fact>
      <Fact label={t('panel.attempts')}>{attempts}</Fact>
    </dl>
  );
}

/** Everything that happened to it, and what comes next, by time. */
function Way({
  message,
  timeZone,
}: {
  readonly message: OpenedMessage;
  readonly timeZone: string;
}) {
  const t = useTranslations('outbox');
  const locale = useLocale();
  const { consentAt, queuedAt, begunAt, endedAt, state, nextAt, usefulUntil, happened } = message;
  const step = (id: string, label: string, at: Date | null): readonly Step[] =>
    at === null ? [] : [{ id, label, at }];
  const steps = [
    ...step('consent', t('panel.steps.consent'), consentAt),
    ...step('queued', t('panel.steps.queued'), queuedAt),
    ...step('begun', t('panel.steps.begun'), begunAt),
    ...step('ended', t(`panel.ends.${state}`), endedAt),
    ...happened.map(({ kind, at }) => ({ id: kind, label: t(`events.${kind}`), at })),
    ...step('next', t('panel.steps.next'), nextAt),
    ...step('useful', t('panel.steps.useful'), endedAt === null ? usefulUntil : null),
  ];
  return (
    <section>
      <h3 className="mb-1 text-sm font-medium">{t('panel.way')}</h3>
      <ol className="text-sm">
        {steps.map(({ id, label, at }) => (
          <li key={id} className="flex justify-between gap-3 border-t py-1.5">
            <span>{label}</span>
            <time dateTime={at.toJSON()} className="shrink-0 text-ink-2">
              {formatMoment(at, { locale, timeZone })}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}
