import type { ReactNode } from 'react';
import { Checkbox } from '@/components/form/checkbox';
import { FieldError } from '@/components/form/field-error';

type Option = { readonly value: string; readonly label: ReactNode; readonly hint?: ReactNode };

type Props = {
  readonly legend: string;
  readonly hint?: string;
  readonly name: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly error?: string | undefined;
  /** A long list scrolls by itself. */
  readonly isLong?: boolean;
};

/** Any of several, each a box to tick. */
export function CheckGroup({ legend, hint, name, options, chosen, error, isLong = false }: Props) {
  return (
    <fieldset
      className="min-w-0"
      aria-describedby={error === undefined ? undefined : `${name}-error`}
    >
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      {hint !== undefined && <p className="mb-1.5 text-xs text-ink-2">{hint}</p>}
      <div
        className={
          isLong
            ? 'flex max-h-44 flex-col gap-2 overflow-y-auto rounded-control border border-line-strong bg-raised px-2.5 py-2'
            : 'flex flex-col gap-2'
        }
      >
        {options.map((option) => (
          <Checkbox
            key={option.value}
            name={name}
            value={option.value}
            label={option.label}
            hint={option.hint}
            defaultChecked={chosen.includes(option.value)}
          />
        ))}
      </div>
      {error !== undefined && <FieldError id={`${name}-error`} error={error} />}
    </fieldset>
  );
}
