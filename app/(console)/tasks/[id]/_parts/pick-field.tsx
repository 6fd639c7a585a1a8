'use client';

import { useTranslations } from 'next-intl';
import { controlStyles } from '@/components/form/control-styles';
import { cx } from '@/components/ui/cx';
import { FieldFrame, type QuestionProps } from './field-frame';

type Props = QuestionProps & {
  readonly options: readonly { readonly value: string; readonly name: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** One of many, from the browser's own list, which finds by the first letters: too many to lay out as cards. */
export function PickField({ options, value, onChange, ...question }: Props) {
  const { isOptional, onLeave } = question;
  const t = useTranslations('common.form');
  return (
    <FieldFrame question={question}>
      {(control) => (
        <select
          {...control}
          value={value}
          onChange={({ target }) => onChange(target.value)}
          onBlur={onLeave}
          className={cx(controlStyles, 'max-w-96 max-sm:max-w-none')}
        >
          {(isOptional || value === '') && (
            <option value="">{t(isOptional ? 'notKnown' : 'choose')}</option>
          )}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
