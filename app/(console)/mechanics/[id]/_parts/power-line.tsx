'use client';

import { planPower } from '@/lib/domain/mechanics/power-plan';
import { formatCount, formatDecimal, formatPercent } from '@/lib/format/numbers';
import type { Designer } from './designer-types';

const WHOLE_BPS = 10_000;
const PER_POINT = 100;

/** How many members, and in about how many days, it takes to see the difference that is to be seen. */
export function PowerLine({ designer }: { readonly designer: Designer }) {
  const { words, parsed, power } = designer;
  const { t, locale } = words;
  if (parsed === null) return null;
  const plan = planPower(parsed, power);
  if (plan === null) return <p className={LINE}>{t('power.none')}</p>;
  const { holdoutBps, leastBps } = parsed;
  const share = (bps: number) =>
    formatPercent(bps / WHOLE_BPS, locale, bps % PER_POINT === 0 ? 0 : 1);
  const slots = {
    count: plan.needed,
    members: formatCount(plan.needed, locale),
    held: share(holdoutBps),
    points: formatDecimal(leastBps / PER_POINT, locale, leastBps % PER_POINT === 0 ? 0 : 2),
    buyers: share(power.buyersBps),
  };
  const told = power.reachedAYear === null ? 'power.members' : 'power.never';
  return (
    <p className={LINE}>
      {plan.days === null
        ? t(told, slots)
        : t('power.days', {
            ...slots,
            days: plan.days,
            reached: formatCount(power.reachedAYear ?? 0, locale),
          })}
    </p>
  );
}

const LINE = 'max-w-prose text-xs text-ink-2 sm:pl-[164px]';
