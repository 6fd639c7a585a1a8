import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { SimpleTable } from '@/components/table/simple-table';
import { TextLink } from '@/components/ui/text-link';
import { readPurchaseKey } from '@/lib/domain/members/purchase-list';
import type { EntryDetails } from '@/lib/domain/points/points-page';
import { PURCHASE_SOURCE } from '@/lib/domain/points/purchase-key';
import type { AdjustReason } from '@/lib/domain/points/states';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { taskCode } from '@/lib/domain/tasks/states';
import { formatDay, formatMoment } from '@/lib/format/dates';
import { formatPoints } from '@/lib/format/points';
import { DetailRow } from '../detail-row';
import { memberHref } from '../member-address';

type Props = {
  readonly memberId: number;
  readonly entry: EntryDetails;
  readonly reason: AdjustReason | null;
  readonly timeZone: string;
  readonly canOpenTasks: boolean;
};

/** An entry that was opened: who stands for it, the lots it took from and those it made. */
export function EntryView(props: Props) {
  const { entry, timeZone } = props;
  const t = useTranslations('points.entry');
  return (
    <section aria-label={t('label', { seq: entry.seq })} className="grid gap-3 text-sm">
      <EntryFacts {...props} />
      {entry.taken.length > 0 && <TakenLots entry={entry} timeZone={timeZone} />}
      {entry.made.length > 0 && <MadeLots entry={entry} />}
    </section>
  );
}

/** The purchase that an entry belongs to, as an address opens it; null: it belongs to none. */
function boughtBy({ source, key }: EntryDetails) {
  const open = source === PURCHASE_SOURCE ? readPurchaseKey(key.replace(':', '.')) : null;
  return open === null ? null : { cursor: null, open };
}

/** The task that made it; null: none did. */
function taskOf({ key }: EntryDetails): number | null {
  const [, taskId] = /^task:([1-9]\d{0,14})$/.exec(key) ?? [];
  return taskId === undefined ? null : Number(taskId);
}

function TaskName({
  taskId,
  canOpenTasks,
}: Pick<Props, 'canOpenTasks'> & { readonly taskId: number }) {
  const code = taskCode(taskId);
  return canOpenTasks ? <TextLink href={`/tasks/${taskId}`}>{code}</TextLink> : code;
}

function EntryFacts({ memberId, entry, reason, timeZone, canOpenTasks }: Props) {
  const t = useTranslations('points.entry');
  const reasons = useTranslations('points.reasons');
  const locale = useLocale();
  const { actor, requestedBy, approvedBy, reverses, evidence, note, claim } = entry;
  const told = `${entry.source} · ${entry.key}`;
  const bought = boughtBy(entry);
  const taskId = taskOf(entry);
  // Of what nobody wrote about there is nothing to hide.
  const isWritten = reason !== null || taskId !== null;
  const words = (text: string | null) => (text === null ? t('hidden') : text);
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['booked', formatMoment(entry.bookedAt, { locale, timeZone })],
    ['who', actor ?? t('product')],
    ...(approvedBy === null
      ? []
      : ([
          ['asked', requestedBy],
          ['agreed', approvedBy],
        ] as const)),
    ...(reason === null ? [] : ([['reason', reasons(reason)]] as const)),
    ...(!isWritten || evidence === '' ? [] : ([['evidence', words(evidence)]] as const)),
    ...(!isWritten || note === '' ? [] : ([['note', words(note)]] as const)),
    ...(reverses === null ? [] : ([['reverses', t('reversesEntry', { seq: reverses })]] as const)),
    ...(claim === null
      ? []
      : ([
          ['claimed', <ClaimedReceipt key="claimed" {...{ memberId, claim, canOpenTasks }} />],
        ] as const)),
    ...(taskId === null || claim !== null
      ? []
      : ([['task', <TaskName key="task" taskId={taskId} canOpenTasks={canOpenTasks} />]] as const)),
    [
      'source',
      bought === null ? (
        told
      ) : (
        <TextLink key="source" href={memberHref(memberId, bought)}>
          {told}
        </TextLink>
      ),
    ],
  ];
  return (
    <dl aria-label={t('facts')}>
      {facts.map(([id, value]) => (
        <DetailRow key={id} label={t(id as 'booked')}>
          {value}
        </DetailRow>
      ))}
    </dl>
  );
}

type ClaimProps = Pick<Props, 'memberId' | 'canOpenTasks'> & {
  readonly claim: NonNullable<EntryDetails['claim']>;
};

/** The receipt that was claimed, with the task that did it. */
function ClaimedReceipt({ memberId, claim, canOpenTasks }: ClaimProps) {
  const t = useTranslations('points.entry');
  const locale = useLocale();
  const { taskId, receipt, store, businessDate, purchaseId } = claim;
  const day = formatDay(businessDate, locale);
  const what =
    receipt === ''
      ? t('claimedUnnumbered', { store, day })
      : t('claimedReceipt', { receipt, store, day });
  return (
    <>
      {purchaseId === null ? (
        what
      ) : (
        <TextLink href={memberHref(memberId, { cursor: null, open: { businessDate, purchaseId } })}>
          {what}
        </TextLink>
      )}
      {' · '}
      <TaskName taskId={taskId} canOpenTasks={canOpenTasks} />
    </>
  );
}

function TakenLots({ entry, timeZone }: Pick<Props, 'entry' | 'timeZone'>) {
  const t = useTranslations('points');
  const locale = useLocale();
  return (
    <SimpleTable
      caption={t('entry.taken')}
      rows={entry.taken}
      rowKey={(part) => String(part.lotId)}
      columns={[
        {
          id: 'lot',
          header: t('entry.taken'),
          cell: ({ kind, reason }) =>
            reason === null ? t(`kinds.${kind}`) : t(`reasons.${reason}`),
        },
        {
          id: 'earned',
          header: t('entry.earned'),
          isQuiet: true,
          cell: ({ earnedAt }) => formatDay(dayInZone(earnedAt, timeZone), locale),
        },
        {
          id: 'ends',
          header: t('entry.ends'),
          isQuiet: true,
          cell: ({ lastOn }) => (lastOn === null ? t('lots.never') : formatDay(lastOn, locale)),
        },
        {
          id: 'amount',
          header: t('entry.amount'),
          isNumeric: true,
          cell: ({ amount }) => formatPoints(amount, locale),
        },
      ]}
    />
  );
}

function MadeLots({ entry }: Pick<Props, 'entry'>) {
  const t = useTranslations('points');
  const locale = useLocale();
  return (
    <SimpleTable
      caption={t('entry.made')}
      rows={entry.made}
      rowKey={(lot) => String(lot.lotId)}
      columns={[
        {
          id: 'ends',
          header: t('entry.ends'),
          cell: ({ lastOn }) => (lastOn === null ? t('lots.never') : formatDay(lastOn, locale)),
        },
        {
          id: 'state',
          header: t('entry.state'),
          isQuiet: true,
          cell: ({ state }) => t(`states.${state}`),
        },
        {
          id: 'amount',
          header: t('entry.amount'),
          isNumeric: true,
          isQuiet: true,
          cell: ({ amount }) => formatPoints(amount, locale),
        },
        {
          id: 'left',
          header: t('entry.left'),
          isNumeric: true,
          cell: ({ remaining }) => formatPoints(remaining, locale),
        },
      ]}
    />
  );
}
