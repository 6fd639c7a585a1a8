'use client';

import { useState } from 'react';
import { PickerForm } from '@/components/form/picker-form';
import { TextInput } from '@/components/form/text-input';
import { minorTyped } from '@/components/rule/minor-typed';
import { parseAmount } from '@/lib/domain/purchases/claim-search';
import { parsePercent, percentText } from '@/lib/domain/purchases/percent';
import { BIRTHDAY_WITHIN_MAX, JOINED_WITHIN_MAX, UNITS_MAX } from '@/lib/domain/rules/conditions';
import { MULTIPLIER_MAX_BPS, MULTIPLIER_MIN_BPS } from '@/lib/domain/rules/multiplier';
import type { SlotKind } from '@/lib/domain/rules/sentence';
import type { CurrencyCode } from '@/lib/domain/shared/money';
import { parsePoints, pointsText } from '@/lib/domain/shared/points';
import type { PickerProps } from './picker-types';

/** The least and the most that may be typed. */
type Bounds = readonly [least: number, most: number];

/** Of whole numbers, by the name of their place. */
const BOUNDS: Readonly<Record<string, Bounds>> = {
  units: [2, UNITS_MAX],
  leastUnits: [1, UNITS_MAX],
  joinedWithinDays: [0, JOINED_WITHIN_MAX],
  birthdayWithinDays: [0, BIRTHDAY_WITHIN_MAX],
};
const NO_BOUNDS: Bounds = [0, 0];

type Way = {
  /** The value as it is typed; what was typed as a value, undefined when it is none. */
  readonly typed: (value: unknown, currency: CurrencyCode, separator: '.' | ',') => string;
  readonly read: (text: string, currency: CurrencyCode, bounds: Bounds) => unknown;
  readonly inputMode: 'decimal' | 'numeric' | 'text';
};

const BPS_A_TIME = 10_000;
const EVENT = /^[a-z][a-zA-Z0-9_.-]{0,59}$/;
const MOST_PRIORITY = 999;

const inBounds = (value: number, from: number, to: number) =>
  value >= from && value <= to ? value : undefined;

/** How values that are typed become text and back. */
const WAYS: Partial<Record<SlotKind, Way>> = {
  money: {
    typed: minorTyped,
    read: (text, currency) => parseAmount(text, currency)?.toString(),
    inputMode: 'decimal',
  },
  points: {
    typed: (value, _, separator) => String(value ?? '').replace('.', separator),
    read: (text) => {
      const points = parsePoints(text.trim());
      return points === null ? undefined : pointsText(points);
    },
    inputMode: 'decimal',
  },
  percent: {
    typed: (value, _, separator) => percentText(Number(value), separator),
    read: (text) => inBounds(parsePercent(text) ?? 0, 1, BPS_A_TIME),
    inputMode: 'decimal',
  },
  times: {
    typed: (value, _, separator) => String(Number(value) / BPS_A_TIME).replace('.', separator),
    read: (text) =>
      inBounds(
        Math.round(Number(text.trim().replace(',', '.')) * BPS_A_TIME),
        MULTIPLIER_MIN_BPS,
        MULTIPLIER_MAX_BPS,
      ),
    inputMode: 'decimal',
  },
  number: {
    typed: (value) => String(value ?? ''),
    read: (text, _, [least, most]) =>
      /^\d{1,4}$/.test(text.trim()) ? inBounds(Number(text), least, most) : undefined,
    inputMode: 'numeric',
  },
  priority: {
    typed: (value) => String(value ?? ''),
    read: (text) =>
      /^\d{1,3}$/.test(text.trim()) ? inBounds(Number(text), 1, MOST_PRIORITY) : undefined,
    inputMode: 'numeric',
  },
  event: {
    typed: (value) => String(value ?? ''),
    read: (text) => (EVENT.test(text.trim()) ? text.trim() : undefined),
    inputMode: 'text',
  },
};

/** A value that is typed: money, points, a share, times, a number, a name of an event. */
export function TextPicker({ words, slot, label, value, onApply, onCancel }: PickerProps) {
  const { t, locale, dictionary } = words;
  const way = WAYS[slot.kind];
  const currency = dictionary.currency as CurrencyCode;
  const [text, setText] = useState(
    () => way?.typed(value, currency, locale === 'ru' ? ',' : '.') ?? '',
  );
  const [isWrong, setWrong] = useState(false);
  if (way === undefined) return null;
  const submit = () => {
    const read = way.read(text, currency, BOUNDS[slot.path.at(-1) ?? ''] ?? NO_BOUNDS);
    if (read === undefined) setWrong(true);
    else onApply(read);
  };
  return (
    <PickerForm onCancel={onCancel} onSubmit={submit}>
      <TextInput
        label={label}
        required
        autoComplete="off"
        inputMode={way.inputMode}
        value={text}
        error={isWrong ? t('editor.number') : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setWrong(false);
        }}
      />
    </PickerForm>
  );
}
