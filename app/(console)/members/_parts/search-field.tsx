import { useTranslations } from 'next-intl';
import { ListSearch } from '@/components/form/list-search';
import { SEARCH_MAX_LENGTH } from '@/lib/domain/members/list-filters';

type Props = {
  readonly value: string;
  /** Parameters of the address that a search keeps. */
  readonly carried: readonly (readonly [string, string])[];
  readonly clearHref: string;
};

/** Finds members in the list by any of their names and numbers. */
export function SearchField(props: Props) {
  const t = useTranslations('members.search');
  return (
    <ListSearch
      {...props}
      action="/members"
      maxLength={SEARCH_MAX_LENGTH}
      words={{
        label: t('label'),
        placeholder: t('placeholder'),
        find: t('find'),
        clear: t('clear'),
      }}
    />
  );
}
