import type { ComponentProps } from 'react';
import { controlStyles } from './control-styles';
import { Field, type FieldProps } from './field';

type Props = FieldProps & Omit<ComponentProps<'input'>, 'required' | 'id'>;

/**
 * A line of text with its label. React empties uncontrolled inputs after an action: give back what was typed as
 * `defaultValue`.
 */
export function TextInput({ label, hint, error, required, ...rest }: Props) {
  return (
    <Field label={label} hint={hint} error={error} required={required ?? false}>
      {(control) => <input type="text" {...rest} {...control} className={controlStyles} />}
    </Field>
  );
}
