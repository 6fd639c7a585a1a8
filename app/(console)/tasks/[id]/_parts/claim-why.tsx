import { useLocale, useTranslations } from 'next-intl';
import { JudgedOutcomes } from '@/components/rule/judged-outcomes';
import type { JudgedOutcome } from '@/lib/domain/purchases/receipt-view';
import type { RuleDictionary } from '@/lib/domain/rules/dictionary';
import type { Points } from '@/lib/domain/shared/points';
import { formatDay } from '@/lib/format/dates';
import { formatPoints } from '@/lib/format/points';

type Props = {
  readonly points: Points;
  /** The day of the receipt, by whose rules it is judged. */
  readonly businessDate: string;
  readonly outcomes: readonly JudgedOutcome[];
  readonly dictionary: RuleDictionary;
};

/** What a receipt earns and why, before it is claimed: every rule of its day with what came of it. */
export function ClaimWhy({ points, businessDate, outcomes, dictionary }: Props) {
  const t = useTranslations('tasks.claimWhy');
  const locale = useLocale();
  const day = formatDay(businessDate, locale);
  return (
    <section aria-label={t('title')} className="mb-5 overflow-hidden rounded-panel border text-sm">
      <header className="flex items-baseline justify-between gap-3 border-b bg-sunken px-2.5 py-2">
        <div>
          <h3 className="font-semibold">{t('title')}</h3>
          <p className="text-xs text-ink-2">{t('rulesOf', { day })}</p>
        </div>
        <span className="figure text-figure">
          {formatPoints(points, locale, { isSigned: points > 0n })}
        </span>
      </header>
      {outcomes.length === 0 ? (
        <p className="px-2.5 py-2 text-ink-2">{t('noRules')}</p>
      ) : (
        <JudgedOutcomes outcomes={outcomes} dictionary={dictionary} />
      )}
    </section>
  );
}
