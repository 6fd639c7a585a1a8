'use client';

import { useId } from 'react';
import { controlStyles } from '@/components/form/control-styles';
import {
  type Typing,
  typedCount,
  typedMoney,
  typedPoints,
  typedShare,
} from '@/components/form/typed-amounts';
import { useTypedText } from '@/components/form/use-typed-text';
import { cx } from '@/components/ui/cx';
import { valueAt } from '@/lib/domain/mechanics/mechanic-edits';
import { keptAsTyped } from '@/lib/domain/tiers/ladder-edits';
import { unitWords } from '../unit-words';
import type { MechanicWords, SpecProps } from './field-types';
import { Line } from './line';

type AmountProps = SpecProps<'count' | 'points' | 'money' | 'share' | 'times'>;

const TIMES_IN_BPS = 100;

/** How many times as much, kept in hundredths of a percent: 20000 is "2". */
function typedTimes({ locale }: MechanicWords): Typing<number> {
  const share = typedShare(locale);
  return {
    show: (value) =>
      typeof value === 'number' ? share.show(value / TIMES_IN_BPS) : share.show(value),
    read: (text) => {
      const read = share.read(text);
      return typeof read === 'number' ? read * TIMES_IN_BPS : read;
    },
  };
}

function typingOf(as: AmountProps['spec']['as'], words: MechanicWords) {
  const { locale, currency } = words;
  const typings = {
    count: () => typedCount(locale),
    points: () => typedPoints(locale),
    money: () => typedMoney(locale, currency),
    share: () => typedShare(locale),
    times: () => typedTimes(words),
  };
  return typings[as]() as Typing<unknown>;
}

const WIDTHS = { count: 'w-20', points: 'w-32', money: 'w-36', share: 'w-20', times: 'w-20' };

/** A number, points, money or a share, with its unit after it. */
export function Amount({ spec, fields }: AmountProps) {
  const { words, draft, set, errorAt, mayEdit } = fields;
  const { t } = words;
  const id = useId();
  const held = valueAt(draft, spec.at);
  const emptied = { null: null, absent: undefined };
  const text = useTypedText<unknown>({
    typing: typingOf(spec.as, words),
    value: held ?? undefined,
    onChange: (value) => {
      const empty = spec.empty === undefined ? keptAsTyped('') : emptied[spec.empty];
      set(spec.at, value === undefined ? empty : value);
    },
  });
  const error = errorAt(spec.at);
  return (
    <Line
      id={id}
      label={t(`fields.${spec.label}`)}
      error={error}
      {...(spec.empty === undefined
        ? {}
        : { hint: t(spec.label === 'livesDays' ? 'hints.lives' : 'hints.optional') })}
    >
      <span className={WIDTHS[spec.as]}>
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          aria-labelledby={`${id} ${id}-unit`}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          aria-invalid={error === undefined ? undefined : true}
          readOnly={!mayEdit}
          value={text.value}
          onChange={(event) => text.onText(event.target.value)}
          onBlur={text.onLeave}
          className={cx(controlStyles, 'text-right tabular-nums read-only:border-transparent')}
        />
      </span>
      <span id={`${id}-unit`}>{unitWords(words, spec, held)}</span>
    </Line>
  );
}
