import NextLink from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { cx } from '@/components/ui/cx';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { Section } from '@/components/ui/section';
import type { Actor } from '@/lib/domain/access/actor';
import type { Locale } from '@/lib/domain/access/preferences';
import type { Ahead, AheadRule } from '@/lib/domain/home/home';
import { daysBetween } from '@/lib/domain/shared/calendar';
import { formatDay, formatWeekday } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';
import { daysAhead } from '@/lib/home/queries/days-ahead';
import { runQuery } from '@/lib/kernel/query';
import { ruleHref, ruleName } from '../_parts/rule-links';

const BAR_HEIGHT = 26;

type Words = {
  readonly t: Awaited<ReturnType<typeof getTranslations<'home.ahead'>>>;
  readonly locale: Locale;
};

/** Two weeks ahead: what begins, what ends, what holds, and whose birthdays are due. */
export async function AheadBlock({ actor }: { readonly actor: Actor }) {
  const [t, locale, ahead] = await Promise.all([
    getTranslations('home.ahead'),
    getLocale(),
    runQuery(daysAhead, {}, actor),
  ]);
  const words = { t, locale };
  return (
    <Section title={t('title')} note={t('note')}>
      <ScrollRegion label={t('title')} className="rounded-panel border bg-surface">
        <div className="min-w-[700px]">
          <DayHeads days={ahead.days} words={words} />
          {ahead.rules.length === 0 ? (
            <p className="px-4 py-3 text-sm text-ink-2">{t('empty')}</p>
          ) : (
            <ul className="grid gap-y-1 py-2">
              {ahead.rules.map((rule) => (
                <RuleBar
                  key={`${rule.ruleId}/${rule.startsOn}`}
                  rule={rule}
                  days={ahead.days}
                  words={words}
                />
              ))}
            </ul>
          )}
          <Birthdays days={ahead.days} words={words} />
        </div>
      </ScrollRegion>
    </Section>
  );
}

const dayOfMonth = (on: string) => String(Number(on.slice(8)));

function DayHeads({
  days,
  words: { locale },
}: {
  readonly days: Ahead['days'];
  readonly words: Words;
}) {
  return (
    <ol className="grid grid-cols-14 border-b bg-sunken text-center text-xs">
      {days.map(({ on }, place) => (
        <li
          key={on}
          aria-current={place === 0 ? 'date' : undefined}
          className={cx(
            'py-1.5 whitespace-nowrap',
            place === 0
              ? 'font-semibold text-seal-text shadow-[inset_0_-2px_0_var(--seal)]'
              : 'text-ink-2',
          )}
        >
          {formatWeekday(on, locale, 'short')} {dayOfMonth(on)}
        </li>
      ))}
    </ol>
  );
}

type BarProps = {
  readonly rule: AheadRule;
  readonly days: Ahead['days'];
  readonly words: Words;
};

function RuleBar({ rule, days, words: { t, locale } }: BarProps) {
  const first = days[0]?.on ?? rule.startsOn;
  const last = days.length;
  const from = Math.max(0, daysBetween(first, rule.startsOn));
  const to = rule.endsOn === null ? last : Math.min(last, daysBetween(first, rule.endsOn) + 1);
  const isComing = daysBetween(first, rule.startsOn) > 0;
  const name = ruleName(rule, locale);
  const told = t(rule.endsOn === null ? 'barOpen' : 'bar', {
    name,
    from: formatDay(rule.startsOn, locale),
    to: rule.endsOn === null ? '' : formatDay(rule.endsOn, locale),
  });
  return (
    <li className="grid grid-cols-14 px-0.5">
      <NextLink
        prefetch={false}
        href={ruleHref(rule)}
        title={told}
        aria-label={rule.isInReview ? t('inReview', { told }) : told}
        style={{ gridColumn: `${from + 1} / ${Math.max(to, from + 1) + 1}`, height: BAR_HEIGHT }}
        className={cx(
          'min-w-0 truncate rounded-status px-2 text-xs leading-[26px] font-medium hover:underline touch:leading-[26px]',
          rule.isInReview
            ? 'border border-warning bg-warning-soft text-warning-text'
            : isComing
              ? 'border border-line-strong bg-surface text-ink'
              : 'bg-primary-soft text-primary-text',
        )}
      >
        {name}
      </NextLink>
    </li>
  );
}

const MOST_HEIGHT = 28;

function Birthdays({
  days,
  words: { t, locale },
}: {
  readonly days: Ahead['days'];
  readonly words: Words;
}) {
  const most = Math.max(1, ...days.map(({ birthdays }) => birthdays));
  return (
    <div className="border-t">
      <p className="px-3 pt-1.5 text-xs text-ink-3">{t('birthdays')}</p>
      <ol className="grid grid-cols-14 items-end pb-1.5 text-center text-xs">
        {days.map(({ on, birthdays }) => {
          const height = Math.max(birthdays === 0 ? 0 : 2, (birthdays / most) * MOST_HEIGHT);
          return (
            <li key={on}>
              <svg width="14" height={MOST_HEIGHT} aria-hidden="true" className="mx-auto block">
                <rect
                  y={MOST_HEIGHT - height}
                  width="14"
                  height={height}
                  className="fill-series-1"
                />
              </svg>
              <span className="sr-only">{formatDay(on, locale)}</span>{' '}
              {formatCount(birthdays, locale)}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
