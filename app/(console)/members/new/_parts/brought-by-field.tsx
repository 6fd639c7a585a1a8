import { useTranslations } from 'next-intl';
import { TextInput } from '@/components/form/text-input';
import { REFERRAL_TEXT_MAX } from '@/lib/domain/referrals/code';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';

type Props = {
  readonly value: string;
  readonly onType: (value: string) => void;
  readonly refusal: Refusal | undefined;
};

/** Who brought a new member: a code or a number. */
export function BroughtByField({ value, onType, refusal }: Props) {
  const t = useTranslations('memberEdit');
  const words = useRefusalWords();
  return (
    <TextInput
      name="broughtBy"
      label={t('fields.broughtBy')}
      hint={t('broughtByHint')}
      autoComplete="off"
      maxLength={REFERRAL_TEXT_MAX}
      value={value}
      error={refusal?.code === 'referral_refused' ? words(refusal) : undefined}
      onChange={({ target }) => onType(target.value)}
    />
  );
}
