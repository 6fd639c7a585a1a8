import type { ComponentProps } from 'react';
import { controlStyles } from './control-styles';
import { Field, type FieldProps } from './field';

export type SelectInputOption = { readonly value: string; readonly label: string };

type Props = FieldProps &
  Omit<ComponentProps<'select'>, 'required' | 'id' | 'children'> & {
    readonly options: readonly SelectInputOption[];
  };

/** A choice from a list in a form: the browser's own control, at home on every device. */
export function SelectInput({
  label,
  hint,
  error,
  required,
  options,
  defaultValue,
  ...rest
}: Props) {
  return (
    <Field label={label} hint={hint} error={error} required={required ?? false}>
      {(control) => (
        // A select ignores a new defaultValue after an action; the key makes it start anew.
        <select
          key={String(defaultValue ?? '')}
          {...(defaultValue === undefined ? {} : { defaultValue })}
          {...rest}
          {...control}
          className={controlStyles}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
