import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/empty-state';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import { TextLink } from '@/components/ui/text-link';
import { type Actor, can } from '@/lib/domain/access/actor';
import type { Locale } from '@/lib/domain/access/preferences';
import type { BudgetPace } from '@/lib/domain/home/budget-pace';
import type { RunningMechanic } from '@/lib/domain/home/home';
import { daysBetween } from '@/lib/domain/shared/calendar';
import { toPoints } from '@/lib/domain/shared/points';
import { formatDay } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import { formatCount } from '@/lib/format/numbers';
import { formatPoints } from '@/lib/format/points';
import { runningMechanics } from '@/lib/home/queries/running-mechanics';
import { runQuery } from '@/lib/kernel/query';
import { ruleName } from '../_parts/rule-links';

const CELL = 'px-3 py-2';
const MOST_SHOWN = 8;
const HEAD = cx(CELL, 'bg-sunken text-xs font-medium text-ink-2 whitespace-nowrap');

type Context = {
  readonly t: Awaited<ReturnType<typeof getTranslations<'home.mechanics'>>>;
  readonly locale: Locale;
  readonly currency: string;
  readonly todayOn: string;
};

/** Mechanics on the air with what was spent of their budgets: the bar is what is spent, the tick how much of their time is over. */
export async function MechanicsBlock({ actor }: { readonly actor: Actor }) {
  const [t, locale, found] = await Promise.all([
    getTranslations('home.mechanics'),
    getLocale(),
    runQuery(runningMechanics, {}, actor),
  ]);
  const { mechanics, todayOn, currency } = found;
  const context: Context = { t, locale, currency, todayOn };
  if (mechanics.length === 0) {
    return (
      <Section title={t('title')}>
        <EmptyState
          title={t('empty')}
          text={t('emptyText')}
          {...(can(actor, 'rules.edit')
            ? { action: <ButtonLink href="/mechanics/new">{t('begin')}</ButtonLink> }
            : {})}
        />
      </Section>
    );
  }
  return (
    <Section
      title={t('title')}
      note={t('note')}
      tools={<TextLink href="/mechanics">{t('all')}</TextLink>}
    >
      <ScrollRegion label={t('title')} className="rounded-panel border bg-surface">
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">{t('title')}</caption>
          <thead>
            <tr className="border-b">
              <th scope="col" className={cx(HEAD, 'text-left')}>
                {t('mechanic')}
              </th>
              <th scope="col" className={cx(HEAD, 'text-left')}>
                {t('budget')}
              </th>
              <th scope="col" className={cx(HEAD, 'text-left')}>
                {t('pace')}
              </th>
              <th scope="col" className={cx(HEAD, 'text-right')}>
                {t('given')}
              </th>
              <th scope="col" className={cx(HEAD, 'text-right')}>
                {t('against')}
              </th>
            </tr>
          </thead>
          <tbody>
            {mechanics.slice(0, MOST_SHOWN).map((one) => (
              <MechanicRow key={one.ruleId} one={one} context={context} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}

type RowProps = { readonly one: RunningMechanic; readonly context: Context };

function MechanicRow({ one, context }: RowProps) {
  const { t, locale } = context;
  const day = (on: string) => formatDay(on, locale);
  const days =
    one.endsOn === null
      ? t('since', { from: day(one.startsOn) })
      : t('days', { from: day(one.startsOn), to: day(one.endsOn) });
  const count = (value: number) => formatCount(value, locale);
  return (
    <tr className="border-b last:border-b-0 hover:bg-hover">
      <th scope="row" className={cx(CELL, 'min-w-44 text-left font-normal')}>
        <TextLink
          href={`/mechanics/${one.ruleId}`}
          className="font-medium text-ink no-underline hover:underline"
        >
          {ruleName(one, locale)}
        </TextLink>
        <span className="block text-xs text-ink-3">
          {days}
          {one.state === 'paused' && (
            <span className="ml-2">
              <Status tone="warning">{t('paused')}</Status>
            </span>
          )}
        </span>
      </th>
      <td className={cx(CELL, 'min-w-48')}>
        <BudgetBar one={one} context={context} />
      </td>
      <td className={cx(CELL, 'whitespace-nowrap')}>
        <Pace one={one} context={context} />
      </td>
      <td className={cx(CELL, 'text-right')}>
        <TextLink
          href={`/mechanics/${one.ruleId}/members`}
          className="text-ink no-underline hover:underline"
        >
          {count(one.awards)}
        </TextLink>
      </td>
      <td className={cx(CELL, 'text-right whitespace-nowrap')}>
        <TextLink href={`/mechanics/${one.ruleId}/results`}>
          {one.holdoutBps === 0 ? t('nobodyHeld') : t('heldOut', { members: count(one.heldOut) })}
        </TextLink>
      </td>
    </tr>
  );
}

function amountOf({ of }: BudgetPace, value: bigint, { locale, currency, t }: Context): string {
  if (of === 'points') return formatPoints(toPoints(value), locale);
  if (of === 'members') return t('members', { members: formatCount(value, locale) });
  return formatMoney({ amountMinor: value, currency, locale, decimals: 'never' });
}

/** The part of its days that is over; null: it has no end. */
function timeOver({ startsOn, endsOn }: RunningMechanic, todayOn: string): number | null {
  if (endsOn === null) return null;
  const all = daysBetween(startsOn, endsOn) + 1;
  return Math.min(1, Math.max(0, daysBetween(startsOn, todayOn) / all));
}

function BudgetBar({ one, context }: RowProps) {
  const { t, locale, todayOn } = context;
  const { budget } = one;
  if (budget === null) {
    return (
      <span className="text-ink-3">
        {t('noBudget', { points: formatPoints(one.points, locale) })}
      </span>
    );
  }
  const share = Math.min(1, Number(budget.spent) / Number(budget.most));
  const over = timeOver(one, todayOn);
  return (
    <>
      <span className="flex justify-between gap-3 whitespace-nowrap">
        <span className="font-medium">{amountOf(budget, budget.spent, context)}</span>
        <span className="text-ink-3">{amountOf(budget, budget.most, context)}</span>
      </span>
      <svg aria-hidden="true" width="100%" height="12" className="mt-0.5 block">
        <rect y="2" width="100%" height="8" rx="1" className="fill-line" />
        <rect
          y="2"
          width={`${share * 100}%`}
          height="8"
          rx="1"
          className={share > 0.9 ? 'fill-danger' : 'fill-series-1'}
        />
        {over !== null && <rect x={`${over * 99}%`} width="2" height="12" className="fill-ink" />}
      </svg>
    </>
  );
}

function Pace({ one, context: { t, locale } }: RowProps) {
  const { budget, endsOn } = one;
  if (budget === null) return <span className="text-ink-3">{'—'}</span>;
  if (budget.isUsedUp) return <span className="font-medium text-danger-text">{t('usedUp')}</span>;
  if (budget.endsOn === null) return <span className="text-ink-2">{t('lasts')}</span>;
  if (endsOn !== null && budget.endsOn >= endsOn) {
    return <span className="text-ink-2">{t('lastsToEnd')}</span>;
  }
  return (
    <span className="font-medium text-warning-text">
      {t('lastsTo', { day: formatDay(budget.endsOn, locale) })}
    </span>
  );
}
