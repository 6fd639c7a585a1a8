import { useTranslations } from 'next-intl';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import type { NewUser } from './create-user-form';

type Props = { readonly user: NewUser; readonly onDone: () => void };

/** What to pass on to a new person. */
export function CreatedUser({ user, onDone }: Props) {
  const t = useTranslations('settings.users');
  return (
    <div className="flex flex-col gap-4">
      <TextInput label={t('email')} required readOnly value={user.email} />
      <TextInput
        label={t('temporary')}
        required
        readOnly
        value={user.password}
        onFocus={(event) => event.target.select()}
      />
      <div>
        <Button tone="primary" onClick={onDone}>
          {t('done')}
        </Button>
      </div>
    </div>
  );
}
