import { useTranslations } from 'next-intl';
import { MEMBER_SOURCES } from '@/lib/domain/members/cleansing/member-form';

/** Names where a member came from; a word of an import stands for itself. */
export function useSourceName(): (source: string) => string {
  const t = useTranslations('memberEdit');
  return (source) => {
    const known = MEMBER_SOURCES.find((id) => id === source);
    if (known !== undefined) return t(`sources.${known}`);
    return source === '' ? t('unknown') : source;
  };
}
