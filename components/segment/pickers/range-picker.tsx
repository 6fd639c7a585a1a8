'use client';

import { useState } from 'react';
import { parseAmount } from '@/lib/domain/purchases/claim-search';
import type { CurrencyCode } from '@/lib/domain/shared/money';
import { parsePoints, pointsText, toPoints } from '@/lib/domain/shared/points';
import { minorDigits } from '@/lib/format/money';
import { PickerForm } from '../../form/picker-form';
import { TextInput } from '../../form/text-input';
import type { PickerProps } from './picker-types';

type Kind = 'count' | 'items' | 'years' | 'percents' | 'decimals' | 'money' | 'points';
type End = number | string;

type Way = {
  readonly typed: (end: End, currency: string) => string;
  /** Undefined: it is none. */
  readonly read: (text: string, currency: CurrencyCode) => End | undefined;
};

const whole: Way = {
  typed: String,
  read: (text) => (/^\d{1,7}$/.test(text) ? Number(text) : undefined),
};

/** Ends as they are typed and as a definition keeps them. */
const WAYS: Readonly<Record<Kind, Way>> = {
  count: whole,
  items: whole,
  years: whole,
  percents: whole,
  decimals: {
    typed: String,
    // Comma or point, as the keyboard has it.
    read: (text) => (/^\d{1,4}(?:[.,]\d{1,2})?$/.test(text) ? text.replace(',', '.') : undefined),
  },
  money: {
    typed: (end, currency) => {
      const digits = minorDigits(currency);
      const text = String(end).padStart(digits + 1, '0');
      const minor = text.slice(text.length - digits);
      return /^0*$/.test(minor)
        ? text.slice(0, text.length - digits)
        : `${text.slice(0, -digits)}.${minor}`;
    },
    read: (text, currency) => parseAmount(text, currency)?.toString(),
  },
  points: {
    typed: (end) => pointsText(toPoints(BigInt(end))),
    read: (text) => parsePoints(text)?.toString(),
  },
};

const isKind = (kind: string): kind is Kind => kind in WAYS;

/** From and to; one of them is enough. */
export function RangePicker({ words, slot, label, value, onApply, onCancel }: PickerProps) {
  const { t, dictionary } = words;
  const way = isKind(slot.kind) ? WAYS[slot.kind] : whole;
  const known = (value ?? {}) as { readonly from?: End; readonly to?: End };
  const typed = (end: End | undefined) =>
    end === undefined ? '' : way.typed(end, dictionary.currency);
  const [ends, setEnds] = useState({ from: typed(known.from), to: typed(known.to) });
  const [isWrong, setWrong] = useState(false);
  const submit = () => {
    const [from, to] = [ends.from, ends.to].map((text) =>
      text.trim() === '' ? null : way.read(text.trim(), dictionary.currency as CurrencyCode),
    );
    const next = { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
    if (from === undefined || to === undefined || !slot.schema.safeParse(next).success) {
      return setWrong(true);
    }
    return onApply(next);
  };
  return (
    <PickerForm onCancel={onCancel} onSubmit={submit}>
      <fieldset className="grid grid-cols-2 gap-3">
        <legend className="sr-only">{label}</legend>
        {(['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            label={t(`pickers.${end}`)}
            required
            inputMode="decimal"
            autoComplete="off"
            value={ends[end]}
            error={isWrong && end === 'from' ? t('pickers.range') : undefined}
            onChange={(event) => {
              setEnds({ ...ends, [end]: event.target.value });
              setWrong(false);
            }}
          />
        ))}
      </fieldset>
    </PickerForm>
  );
}
