'use client';

import { Checkbox } from '@/components/form/checkbox';
import { typedCount, typedMoney } from '@/components/form/typed-amounts';
import { TypedField } from '@/components/form/typed-field';
import type { LadderJson } from '@/lib/domain/tiers/ladder';
import { keptAsTyped } from '@/lib/domain/tiers/ladder-edits';
import type { LadderFields } from './field-types';

type Paid = NonNullable<LadderJson['paid']>;
const BEGINNING: Paid = { priceMinor: '99000', months: 12, trialDays: 0 };

/** What a membership costs, how long it holds, and how long it may be tried. */
export function PaidFields({ designer, ladder, set, errorAt }: LadderFields) {
  const { t, locale, currency } = designer.words;
  const { paid, ...others } = ladder;
  const change = (part: Partial<Paid>, key: string) => {
    if (paid !== undefined) set({ paid: { ...paid, ...part } }, key);
  };
  return (
    <fieldset className="flex flex-col gap-3 border-l-2 pl-3">
      <legend className="sr-only">{t('rules.paid')}</legend>
      <Checkbox
        label={t('rules.paid')}
        checked={paid !== undefined}
        onChange={(event) =>
          designer.change(event.target.checked ? { ...others, paid: BEGINNING } : others)
        }
      />
      {paid !== undefined && (
        <>
          <TypedField
            label={t('rules.price')}
            required
            typing={typedMoney(locale, currency)}
            value={paid.priceMinor}
            error={errorAt('paid', 'priceMinor')}
            onChange={(priceMinor = keptAsTyped('')) => change({ priceMinor }, 'price')}
          />
          <TypedField
            label={t('rules.paidMonths')}
            required
            typing={typedCount(locale)}
            value={paid.months}
            error={errorAt('paid', 'months')}
            onChange={(months = keptAsTyped('')) => change({ months }, 'paidMonths')}
          />
          <TypedField
            label={t('rules.trial')}
            required
            typing={typedCount(locale)}
            value={paid.trialDays ?? 0}
            error={errorAt('paid', 'trialDays')}
            onChange={(trialDays = keptAsTyped('')) => change({ trialDays }, 'trial')}
          />
        </>
      )}
    </fieldset>
  );
}
