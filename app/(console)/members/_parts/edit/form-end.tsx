import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';

type Props = { readonly memberId: number | null; readonly isPending: boolean };

/** Save or leave; the keys that save from any field. */
export function FormEnd({ memberId, isPending }: Props) {
  const t = useTranslations('memberEdit');
  return (
    <div className="flex flex-wrap items-center gap-3 border-t pt-4">
      <Button type="submit" tone="primary" aria-busy={isPending}>
        {t(memberId === null ? 'create' : 'save')}
      </Button>
      <ButtonLink href={memberId === null ? '/members' : `/members/${memberId}`}>
        {t('cancel')}
      </ButtonLink>
      <span className="text-xs text-ink-3 touch:hidden">{t('keys')}</span>
    </div>
  );
}
