'use client';

import { useTranslations } from 'next-intl';
import { Button } from './button';
import { FilterChoices } from './filter-choices';
import type { FilterDefinition } from './filter-types';
import { filterValueFromForm, isRange } from './filter-value';

type Props = {
  readonly definition: FilterDefinition;
  readonly onApply: (value: string) => void;
};

/** The form of one filter: choices to tick, a day, a range or a word. */
export function FilterEditor({ definition, onApply }: Props) {
  const t = useTranslations('common.filter');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onApply(filterValueFromForm(definition, new FormData(event.currentTarget)));
      }}
    >
      <fieldset className="mb-3 flex flex-col gap-1.5">
        <legend className="mb-1.5 font-semibold">{definition.label}</legend>
        <FilterFields definition={definition} />
      </fieldset>
      <Button type="submit" tone="primary" size="small">
        {t('apply')}
      </Button>
    </form>
  );
}

const INPUT = 'h-8 w-full rounded-control border border-line-strong bg-raised px-2.5 touch:h-11';
const INPUT_TYPES = {
  day: 'date',
  days: 'date',
  month: 'month',
  months: 'month',
  text: 'text',
  number: 'number',
  numbers: 'text',
} as const;

function FilterFields({ definition }: { readonly definition: FilterDefinition }) {
  const t = useTranslations('common.filter');
  const { kind, label, value = '' } = definition;
  if (kind === 'choice' || kind === 'choices') return <FilterChoices definition={definition} />;
  const type = INPUT_TYPES[kind];
  const mode = kind === 'numbers' ? 'decimal' : undefined;
  if (isRange(kind)) {
    const [from = '', to = ''] = value.split('..');
    return (
      <div className="flex items-center gap-2">
        <input
          aria-label={t('from', { name: label })}
          name="value"
          type={type}
          inputMode={mode}
          defaultValue={from}
          className={INPUT}
        />
        <span aria-hidden="true">{'–'}</span>
        <input
          aria-label={t('to', { name: label })}
          name="value"
          type={type}
          inputMode={mode}
          defaultValue={to}
          className={INPUT}
        />
      </div>
    );
  }
  return (
    <input aria-label={label} name="value" type={type} defaultValue={value} className={INPUT} />
  );
}
