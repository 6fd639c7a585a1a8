'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useRef, useState } from 'react';
import { FormError } from '@/components/form/form-error';
import { PasswordInput } from '@/components/form/password-input';
import { SubmitButton } from '@/components/form/submit-button';
import { TextInput } from '@/components/form/text-input';
import { Panel } from '@/components/ui/panel';
import { ERROR_STATUS, type ErrorCode } from '@/lib/domain/shared/errors';
import { postCredentials, type SignInRefusal } from './post-credentials';

export type DemoSignIn = {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly password: string;
};

type Props = { readonly nextPath: string; readonly demo: readonly DemoSignIn[] };

function isErrorCode(code: string): code is ErrorCode {
  return code in ERROR_STATUS;
}

function useWords(): (refusal: SignInRefusal | null) => string | undefined {
  const t = useTranslations();
  return (refusal) => {
    if (refusal === null) return undefined;
    const { code, retryAfterSeconds } = refusal;
    if (code === 'unreachable') return t('access.signIn.unreachable');
    if (retryAfterSeconds !== undefined) {
      return t('access.signIn.locked', { minutes: Math.ceil(retryAfterSeconds / 60) });
    }
    return t(`errors.${isErrorCode(code) ? code : 'unexpected'}`);
  };
}

/** E-mail and password. Inputs are controlled: they outlive a refusal, and a demo account can fill them. */
export function SignInForm({ nextPath, demo }: Props) {
  const t = useTranslations('access');
  const words = useWords();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [filled, setFilled] = useState<string | null>(null);
  const alert = useRef<HTMLDivElement>(null);
  const [refusal, submit] = useActionState<SignInRefusal | null, FormData>(async (_, form) => {
    const refused = await postCredentials(String(form.get('email')), String(form.get('password')));
    // A whole page load: language, theme and navigation are the account's from here on.
    if (refused === null) window.location.assign(nextPath);
    else alert.current?.focus();
    return refused;
  }, null);
  const choose = (account: DemoSignIn) => {
    setEmail(account.email);
    setPassword(account.password);
    setFilled(account.name);
  };
  return (
    <>
      <form action={submit} className="flex flex-col gap-4">
        <FormError ref={alert} message={words(refusal)} />
        <TextInput
          label={t('signIn.email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <PasswordInput
          label={t('signIn.password')}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <div>
          <SubmitButton>{t('signIn.submit')}</SubmitButton>
        </div>
      </form>
      {demo.length > 0 && <DemoSignIns demo={demo} filled={filled} onChoose={choose} />}
    </>
  );
}

type DemoProps = {
  readonly demo: readonly DemoSignIn[];
  readonly filled: string | null;
  readonly onChoose: (account: DemoSignIn) => void;
};

function DemoSignIns({ demo, filled, onChoose }: DemoProps) {
  const t = useTranslations('access.demo');
  return (
    <section className="mt-7" aria-labelledby="demo-sign-ins">
      <Panel
        stub={
          <>
            <h2 id="demo-sign-ins" className="text-base font-semibold">
              {t('title')}
            </h2>
            <p className="mt-0.5 text-sm text-ink-2">
              {t.rich('text', {
                password: demo[0]?.password ?? '',
                code: (chunks) => <code className="font-mono text-ink">{chunks}</code>,
              })}
            </p>
          </>
        }
      >
        <ul className="-mx-1.5">
          {demo.map((account) => (
            <li key={account.email}>
              <button
                type="button"
                onClick={() => onChoose(account)}
                title={t('use', { role: account.role })}
                className="flex w-full flex-wrap items-baseline gap-x-2 rounded-control px-1.5 py-1.5 text-left hover:bg-hover touch:min-h-11"
              >
                <span className="font-medium">{account.role}</span>
                <span className="text-sm text-ink-2">{account.email}</span>
              </button>
            </li>
          ))}
        </ul>
        <p role="status" className="mt-1 text-sm text-ink-2 empty:hidden">
          {filled !== null && t('filled', { name: filled })}
        </p>
      </Panel>
    </section>
  );
}
