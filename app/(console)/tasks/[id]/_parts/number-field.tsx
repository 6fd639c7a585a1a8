'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { controlStyles } from '@/components/form/control-styles';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';
import { CARD_NUMBER_MAX, CARD_NUMBER_MIN } from '@/lib/domain/cards/check-digits';
import { spelledCard } from '@/lib/domain/members/contact-masks';
import { FieldFrame, type QuestionProps } from './field-frame';

type Props = QuestionProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Whether the digits are a number of the kind that is asked for. */
  readonly isGoodNumber: (number: string) => boolean;
};

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '').slice(0, CARD_NUMBER_MAX);
}

/** A printed number in groups of four; its check digit is judged as one types or scans. */
export function NumberField({ value, onChange, isGoodNumber, ...question }: Props) {
  const { hint, error, onLeave } = question;
  const digits = digitsOf(value);
  const isGood = isGoodNumber(digits) && error === undefined;
  const type = (text: string, place: number | null) => {
    // In the middle of the number the groups wait, so that the cursor stays where it is.
    const isAtEnd = place === null || place === text.length;
    onChange(isAtEnd ? spelledCard(digitsOf(text)) : text);
  };
  return (
    <FieldFrame
      question={question}
      below={<Verdict digits={digits} isGood={isGood} isWrong={error !== undefined} hint={hint} />}
    >
      {(control) => (
        <input
          {...control}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={({ target }) => type(target.value, target.selectionStart)}
          onBlur={() => {
            if (spelledCard(digits) !== value) onChange(spelledCard(digits));
            onLeave();
          }}
          className={cx(controlStyles, 'max-w-72 font-medium tracking-[0.04em] max-sm:max-w-none')}
        />
      )}
    </FieldFrame>
  );
}

type VerdictProps = {
  readonly digits: string;
  readonly isGood: boolean;
  readonly isWrong: boolean;
  readonly hint: string | undefined;
};

/** What can be said of the number so far; only the good news is read aloud by itself. */
function Verdict({ digits, isGood, isWrong, hint }: VerdictProps) {
  const t = useTranslations('tasks.number');
  const count = digits.length;
  return (
    <>
      <p role="status" className="flex gap-1.5 text-sm text-success-text empty:hidden">
        {isGood && (
          <>
            <Icon of={Check} className="mt-px shrink-0" />
            {t('fits')}
          </>
        )}
      </p>
      {!isGood && !isWrong && (
        <p className="text-xs text-ink-2">
          {count === 0 ? hint : t(count < CARD_NUMBER_MIN ? 'typing' : 'unfit', { count })}
        </p>
      )}
    </>
  );
}
