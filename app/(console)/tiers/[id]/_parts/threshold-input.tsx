'use client';

import { useId } from 'react';
import { FieldError } from '@/components/form/field-error';
import { type Typing, typedCount, typedMoney, typedPoints } from '@/components/form/typed-amounts';
import { useTypedText } from '@/components/form/use-typed-text';
import { cx } from '@/components/ui/cx';
import type { TierBasis } from '@/lib/domain/tiers/ladder';
import { keptAsTyped, setThreshold, type TierJson } from '@/lib/domain/tiers/ladder-edits';
import { flawAt } from '@/lib/domain/tiers/ladder-flaws';
import { isSameValue } from '@/lib/domain/tiers/ladder-rows';
import { minorDigits } from '@/lib/format/money';
import { tierName } from '../../_parts/ladder-words';
import type { Designer } from './designer-types';
import { flawWords } from './flaw-words';

type Asked = string | number;
type Props = {
  readonly designer: Designer;
  readonly tier: TierJson;
  readonly live: TierJson | null;
  readonly basis: TierBasis;
};

/** The sign of the currency, and whether the language writes it before an amount. */
function currencySign({ words: { currency, locale } }: Designer) {
  const parts = new Intl.NumberFormat(locale, {
    ...{ style: 'currency', currency, currencyDisplay: 'narrowSymbol' },
    maximumFractionDigits: minorDigits(currency),
  }).formatToParts(0);
  const at = parts.findIndex(({ type }) => type === 'currency');
  return { text: parts[at]?.value ?? currency, isBefore: at === 0 };
}

function typingOf({ words: { locale, currency } }: Designer, basis: TierBasis): Typing<Asked> {
  const money = typedMoney(locale, currency);
  const points = typedPoints(locale);
  const count = typedCount(locale);
  if (basis === 'receipts') {
    return { show: (value) => count.show(value as number), read: count.read };
  }
  const text = basis === 'spend' ? money : points;
  return { show: (value) => text.show(String(value)), read: text.read };
}

/** What a tier of the draft asks by one basis, changed where it stands. */
export function ThresholdInput({ designer, tier, live, basis }: Props) {
  const { words, draft, flaws, change } = designer;
  const errorId = useId();
  const { tierId } = tier;
  const text = useTypedText<Asked>({
    typing: typingOf(designer, basis),
    value: tier.from[basis],
    onChange: (value = keptAsTyped('')) => {
      if (draft === null) return;
      change(setThreshold(draft, { tierId, basis, value }), `${tierId}.${basis}`);
    },
  });
  const place = draft?.tiers.findIndex((one) => one.tierId === tierId) ?? 0;
  const flaw = flaws.find(
    ({ path }) =>
      flawAt([{ path, code: 'wrong', bound: null }], ['tiers', place, 'from']) !== undefined &&
      (path.length === 3 || path[3] === basis),
  );
  const error = flawWords(words, flaw);
  const isChanged = live !== null && !isSameValue(live.from[basis], tier.from[basis]);
  const sign =
    basis === 'spend'
      ? currencySign(designer)
      : { text: words.t(`unit.${basis}`), isBefore: false };
  const unit = (
    <span aria-hidden="true" className="text-ink-2">
      {sign.text}
    </span>
  );
  return (
    <span className="block">
      <span
        className={cx(
          'inline-flex h-8 items-center gap-1.5 rounded-control border bg-surface px-2 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus touch:h-11',
          error !== undefined
            ? 'border-danger'
            : isChanged
              ? 'border-primary shadow-[inset_0_0_0_1px_var(--primary)]'
              : 'border-line-strong',
        )}
      >
        {sign.isBefore && unit}
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          aria-label={words.t('table.thresholdOf', {
            tier: tierName(words, tier),
            basis: words.t(`bases.${basis}`),
          })}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? undefined : errorId}
          value={text.value}
          onChange={(event) => text.onText(event.target.value)}
          onBlur={text.onLeave}
          className={cx(
            'h-full w-20 min-w-0 bg-transparent text-right font-[550] outline-none touch:text-[16px]',
            isChanged && 'text-primary-text',
          )}
        />
        {!sign.isBefore && unit}
      </span>
      {error !== undefined && (
        <span className="block max-w-44 text-left whitespace-normal">
          <FieldError id={errorId} error={error} />
        </span>
      )}
    </span>
  );
}
