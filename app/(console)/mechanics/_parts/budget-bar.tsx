import { useTranslations } from 'next-intl';
import { cx } from '@/components/ui/cx';
import type { Locale } from '@/lib/domain/access/preferences';
import { type BudgetUse, NEARLY_SPENT } from '@/lib/domain/mechanics/budget-use';
import { toPoints } from '@/lib/domain/shared/points';
import { formatMoney } from '@/lib/format/money';
import { formatCount, formatShare } from '@/lib/format/numbers';
import { formatPoints } from '@/lib/format/points';

type Words = { readonly locale: Locale; readonly currency: string };
type Props = Words & { readonly use: BudgetUse };

function amount({ locale, currency }: Words, of: BudgetUse['of'], value: bigint): string {
  if (of === 'points') return formatPoints(toPoints(value), locale);
  if (of === 'members') return formatCount(value, locale);
  return formatMoney({ amountMinor: value, currency, locale });
}

/** How much of a budget is spent: in words, and as a line that fills. */
export function BudgetBar({ use, ...words }: Props) {
  const t = useTranslations('mechanics.list');
  const { of, spent, most } = use;
  const part = Math.min(1, Number(spent) / Number(most));
  return (
    <span className="inline-flex w-44 max-w-full flex-col gap-1">
      <span className="whitespace-nowrap">
        {t('ofPoints', { spent: amount(words, of, spent), most: amount(words, of, most) })}
      </span>
      <span className="block h-1 rounded-full bg-sunken shadow-[inset_0_0_0_1px_var(--line)]">
        <span
          className={cx(
            'block h-1 rounded-full',
            part >= NEARLY_SPENT ? 'bg-warning' : 'bg-primary',
          )}
          style={{ width: `${part * 100}%` }}
        />
      </span>
      <span className="sr-only">
        {t('spentOf', { share: formatShare(Number(spent), Number(most), words.locale, 0) })}
      </span>
    </span>
  );
}
