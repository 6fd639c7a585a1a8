import type { ComponentProps } from 'react';
import { cx } from '../ui/cx';
import { controlStyles } from './control-styles';
import { Field, type FieldProps } from './field';

type Props = FieldProps & Omit<ComponentProps<'textarea'>, 'required' | 'id'>;

/** Several lines of text with their label. */
export function TextArea({ label, hint, error, required, ...rest }: Props) {
  return (
    <Field label={label} hint={hint} error={error} required={required ?? false}>
      {(control) => (
        <textarea
          {...rest}
          {...control}
          className={cx(controlStyles, 'h-auto resize-y py-1.5 touch:h-auto')}
        />
      )}
    </Field>
  );
}
