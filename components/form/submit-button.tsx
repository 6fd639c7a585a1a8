'use client';

import type { ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import { Button } from '../ui/button';
import type { ButtonTone } from '../ui/button-styles';

type Props = { readonly children: ReactNode; readonly tone?: ButtonTone };

/** Sends the form once: while it is on its way a second press does nothing. */
export function SubmitButton({ children, tone = 'primary' }: Props) {
  const { pending } = useFormStatus();
  return (
    <Button
      type="submit"
      tone={tone}
      className="justify-self-start"
      aria-busy={pending}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
    >
      {children}
    </Button>
  );
}
