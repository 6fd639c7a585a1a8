import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { CardEvent, CardPage } from '@/lib/domain/cards/card-page';
import { spelledCard } from '@/lib/domain/members/contact-masks';
import { formatDay, formatMoment } from '@/lib/format/dates';
import { cx } from '../ui/cx';
import { Section } from '../ui/section';
import { TextLink } from '../ui/text-link';

const FIRST_VERSION = 1;

/** Everything that happened to the card, the latest at the end. */
export function CardLife({ card }: { readonly card: CardPage }) {
  const t = useTranslations('cards');
  const locale = useLocale();
  const { events, timeZone } = card;
  const isKnownFromStart = events[0]?.version === FIRST_VERSION;
  return (
    <Section title={t('life')}>
      <ol className="text-sm">
        {!isKnownFromStart && (
          <Point
            title={t('begun')}
            when={formatDay(card.issuedOn, locale)}
            details={[t('begunBefore')]}
          />
        )}
        {events.map((event) => (
          <Point
            key={event.version}
            isStop={event.to === 'blocked'}
            title={<EventTitle event={event} />}
            when={formatMoment(event.happenedAt, { locale, timeZone })}
            details={[
              ...event.checks.map((check) => t(`checks.${check}`)),
              event.actor.kind === 'person' ? event.actor.name : t(`actors.${event.actor.kind}`),
            ]}
            note={event.note}
          />
        ))}
      </ol>
    </Section>
  );
}

function EventTitle({ event }: { readonly event: CardEvent }) {
  const t = useTranslations('cards');
  const locale = useLocale();
  const { operation, related, expiresOn, blockReason, otherMember } = event;
  if (otherMember !== null) {
    return t.rich(event.to === 'closed' ? 'wentTo' : 'cameFrom', {
      member: otherMember.code,
      link: (chunks) => <TextLink href={`/members/${otherMember.memberId}`}>{chunks}</TextLink>,
    });
  }
  if (operation === 'returnToStock') return t('backInStock');
  if (operation === 'supplement') return t('supplemented');
  if (operation === 'block' && blockReason !== null) {
    return t('blockedFor', { reason: t(`blockReasons.${blockReason}`) });
  }
  if (operation === 'replace' && related !== null) {
    return t.rich(event.to === 'replaced' ? 'replacedBy' : 'beganInPlaceOf', {
      number: spelledCard(related.number),
      link: (chunks) => <TextLink href={`/cards/${related.cardId}`}>{chunks}</TextLink>,
    });
  }
  if (operation === 'renew') {
    return expiresOn === null
      ? t('renewedForGood')
      : t('renewedUntil', { day: formatDay(expiresOn, locale) });
  }
  return operation === 'unblock' ? t('unblocked') : t(`status.${event.to}`);
}

type PointProps = {
  readonly title: ReactNode;
  readonly when: string;
  readonly details: readonly string[];
  readonly note?: string;
  readonly isStop?: boolean;
};

/** A point of the life-line: a dot, a square where the card stopped. */
function Point({ title, when, details, note = '', isStop = false }: PointProps) {
  return (
    <li className="relative grid grid-cols-[12px_minmax(0,1fr)_auto] gap-x-2.5 pb-3 not-last:before:absolute not-last:before:top-3.5 not-last:before:-bottom-1 not-last:before:left-[5px] not-last:before:w-px not-last:before:bg-line-strong">
      <span
        aria-hidden="true"
        className={cx(
          'mt-1 size-[11px]',
          isStop ? 'rounded-status bg-danger-text' : 'rounded-full bg-primary',
        )}
      />
      <div className="min-w-0">
        <p className="font-[550]">{title}</p>
        <ul className="flex flex-wrap gap-x-1.5 text-xs text-ink-2">
          {details.map((detail, index) => (
            <li key={detail}>
              {index > 0 && <span aria-hidden="true">{'· '}</span>}
              {detail}
            </li>
          ))}
        </ul>
        {note !== '' && <p className="mt-0.5 text-xs break-words text-ink-2">{note}</p>}
      </div>
      <span className="text-xs whitespace-nowrap text-ink-3">{when}</span>
    </li>
  );
}
