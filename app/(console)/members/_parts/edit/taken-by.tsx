import { useTranslations } from 'next-intl';
import { memberCode } from '@/lib/domain/members/states';

/** The member who has the contact already. Opens beside, so that nothing typed is lost. */
export function TakenBy({ memberId }: { readonly memberId: number }) {
  const t = useTranslations('memberEdit');
  return (
    <a href={`/members/${memberId}`} target="_blank" rel="noreferrer" className="link block">
      {t('openOwner', { code: memberCode(memberId) })}
    </a>
  );
}
