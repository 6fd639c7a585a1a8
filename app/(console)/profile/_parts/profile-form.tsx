'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Checkbox } from '@/components/form/checkbox';
import { FormError } from '@/components/form/form-error';
import { SelectInput } from '@/components/form/select-input';
import { SubmitButton } from '@/components/form/submit-button';
import { TextInput } from '@/components/form/text-input';
import {
  isLocale,
  isTheme,
  LOCALES,
  type Locale,
  THEMES,
  type Theme,
} from '@/lib/domain/access/preferences';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { updateProfile } from '../actions';

type Profile = {
  readonly name: string;
  readonly locale: Locale;
  readonly theme: Theme;
  readonly singleKeys: boolean;
};

type State = { readonly profile: Profile; readonly isSaved: boolean; readonly refusal?: Refusal };

function read(form: FormData, before: Profile): Profile {
  const locale = String(form.get('locale'));
  const theme = String(form.get('theme'));
  return {
    name: String(form.get('name')),
    locale: isLocale(locale) ? locale : before.locale,
    theme: isTheme(theme) ? theme : before.theme,
    singleKeys: form.get('singleKeys') === 'on',
  };
}

/** Name, language, theme and shortcuts. Language and theme change with the answer. */
export function ProfileForm({ profile }: { readonly profile: Profile }) {
  const t = useTranslations('settings.profile');
  const words = useRefusalWords();
  const [state, submit] = useActionState<State, FormData>(
    async (before, form) => {
      const typed = read(form, before.profile);
      const answer = await updateProfile(typed);
      if (!answer.ok) return { profile: typed, isSaved: false, refusal: answer.error };
      applyTheme(typed.theme);
      return { profile: typed, isSaved: true };
    },
    { profile, isSaved: false },
  );
  return (
    <form action={submit} className="flex flex-col gap-4">
      <FormError message={words(state.refusal)} />
      <TextInput
        label={t('name')}
        name="name"
        autoComplete="name"
        required
        maxLength={100}
        defaultValue={state.profile.name}
      />
      <SelectInput
        label={t('language')}
        name="locale"
        required
        defaultValue={state.profile.locale}
        options={LOCALES.map((value) => ({ value, label: t(`languages.${value}`) }))}
      />
      <SelectInput
        label={t('theme')}
        name="theme"
        required
        defaultValue={state.profile.theme}
        options={THEMES.map((value) => ({ value, label: t(`themes.${value}`) }))}
      />
      <Checkbox
        key={String(state.profile.singleKeys)}
        label={t('singleKeys')}
        hint={t('singleKeysHint')}
        name="singleKeys"
        defaultChecked={state.profile.singleKeys}
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>{t('save')}</SubmitButton>
        <p role="status" className="text-sm text-success-text empty:hidden">
          {state.isSaved && t('saved')}
        </p>
      </div>
    </form>
  );
}

/** The page is told by the server; what the system decides is known to the browser alone. */
function applyTheme(theme: Theme): void {
  const isDark =
    theme === 'dark' ||
    (theme === 'system' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.toggle('dark', isDark);
}
