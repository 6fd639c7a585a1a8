'use client';

import { controlStyles } from '@/components/form/control-styles';
import { cx } from '@/components/ui/cx';
import { TASK_TEXT_MAX } from '@/lib/domain/tasks/states';
import { FieldFrame, type QuestionProps } from './field-frame';

/** `long`: words; `line`: a line of them; `digits`: a few digits; `amount`: one with decimals; `day`: a calendar day. */
export type TextShape = 'long' | 'line' | 'digits' | 'amount' | 'day';

const KEYBOARDS = { line: 'text', digits: 'numeric', amount: 'decimal' } as const;

type Props = QuestionProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly shape: TextShape;
  /** The first day that may be chosen. */
  readonly min?: string | undefined;
  /** The last one. */
  readonly max?: string | undefined;
};

const LINES = 3;

/** A text that is typed, or a day that is chosen. */
export function TextField({ shape, min, max, value, onChange, ...question }: Props) {
  const typed = {
    value,
    maxLength: TASK_TEXT_MAX,
    autoComplete: 'off',
    onBlur: question.onLeave,
  };
  return (
    <FieldFrame question={question}>
      {(control) =>
        shape === 'long' ? (
          <textarea
            {...control}
            {...typed}
            rows={LINES}
            onChange={(event) => onChange(event.target.value)}
            className={cx(controlStyles, 'h-auto py-1.5 touch:h-auto')}
          />
        ) : (
          <input
            {...control}
            {...typed}
            {...(shape === 'day'
              ? { type: 'date', min, max }
              : { type: 'text', inputMode: KEYBOARDS[shape] })}
            onChange={(event) => onChange(event.target.value)}
            className={cx(controlStyles, shape !== 'line' && 'max-w-44 max-sm:max-w-none')}
          />
        )
      }
    </FieldFrame>
  );
}
