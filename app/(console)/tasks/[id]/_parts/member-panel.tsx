import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CardStatusMark } from '@/components/card/card-status';
import { cx } from '@/components/ui/cx';
import { TierMark } from '@/components/ui/tier-mark';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import { formatDay } from '@/lib/format/dates';
import { SubjectChanges } from './subject-changes';

const EDGES = [
  'border-tier-0',
  'border-tier-1',
  'border-tier-2',
  'border-tier-3',
  'border-tier-4',
] as const;

/** The person and the card beside the work, as they stand now, along the edge of their tier. */
export function MemberPanel({ task }: { readonly task: TaskPage }) {
  const t = useTranslations('tasks.member');
  const status = useTranslations('members.status');
  const tasks = useTranslations('tasks');
  const locale = useLocale();
  const { member, subject, state } = task;
  const { tier, lastPurchaseOn } = member;
  const { card } = subject;
  const isAboutCards = taskDefinition(task.kind).permission === 'cards.operate';
  const edge = tier === null ? 'border-line-strong' : EDGES[Math.min(tier.step, EDGES.length - 1)];
  const day = (on: string) => formatDay(on, locale);
  const facts: readonly (readonly [Fact, ReactNode])[] = [
    ['status', status(member.status)],
    ['code', member.code],
    ['since', day(member.joinedOn)],
    ['phone', member.phone ?? t('noPhone')],
    ['lastPurchase', lastPurchaseOn === null ? t('never') : day(lastPurchaseOn)],
    ...(card === null && !isAboutCards
      ? []
      : [['card', card === null ? t('noCard') : <Card key="card" {...card} />] as const]),
    ...(card === null
      ? []
      : [['expires', card.expiresOn === null ? t('noEnd') : day(card.expiresOn)] as const]),
  ];
  return (
    <aside aria-label={t('label')} className={cx('min-w-0 border-l-3 pl-4', edge)}>
      <h2 className="text-lg break-words">{member.name === '' ? tasks('noName') : member.name}</h2>
      {tier !== null && (
        <p className="text-sm text-ink-2">
          <TierMark
            shape={tier.shape}
            colour={tier.colour}
            name={locale === 'ru' ? tier.nameRu : tier.nameEn}
          />
        </p>
      )}
      <dl className="mt-3 border-t text-sm">
        {facts.map(([key, value]) => (
          <div key={key} className="grid grid-cols-[92px_minmax(0,1fr)] gap-2.5 border-b py-[7px]">
            <dt className="text-ink-3">{t(key)}</dt>
            <dd className="min-w-0">{value}</dd>
          </div>
        ))}
      </dl>
      {state !== 'done' && state !== 'cancelled' && <SubjectChanges task={task} />}
    </aside>
  );
}

type Fact = 'status' | 'code' | 'since' | 'phone' | 'lastPurchase' | 'card' | 'expires';

function Card({ ending, status, blockReason }: NonNullable<TaskPage['subject']['card']>) {
  const cards = useTranslations('cards');
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="tracking-[0.03em] whitespace-nowrap">{cards('ending', { ending })}</span>
      <CardStatusMark status={status} blockReason={blockReason} />
    </span>
  );
}
