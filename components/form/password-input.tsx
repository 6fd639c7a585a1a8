'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ComponentProps, useState } from 'react';
import { Icon } from '../ui/icon';
import { IconButton } from '../ui/icon-button';
import { controlStyles } from './control-styles';
import { Field, type FieldProps } from './field';

type Props = FieldProps & Omit<ComponentProps<'input'>, 'required' | 'id' | 'type'>;

/** A password that can be shown while it is typed. */
export function PasswordInput({ label, hint, error, required, ...rest }: Props) {
  const t = useTranslations('common.form');
  const [isShown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error} required={required ?? true}>
      {(control) => (
        <span className="relative block">
          <input
            {...rest}
            {...control}
            type={isShown ? 'text' : 'password'}
            className={`${controlStyles} pr-9 touch:pr-12`}
          />
          <IconButton
            className="absolute inset-y-0 right-0.5 my-auto"
            label={isShown ? t('hidePassword') : t('showPassword')}
            aria-pressed={isShown}
            icon={<Icon of={isShown ? EyeOff : Eye} />}
            onClick={() => setShown(!isShown)}
          />
        </span>
      )}
    </Field>
  );
}
