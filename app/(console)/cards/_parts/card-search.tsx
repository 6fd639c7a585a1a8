import { useTranslations } from 'next-intl';
import { ListSearch } from '@/components/form/list-search';
import { SEARCH_MAX_LENGTH } from '@/lib/domain/members/list-filters';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';

const KEPT = ['status', 'type', 'batch', 'store', 'changedFrom', 'changedTo'] as const;

/** Finds cards by number, its last digits, or their member. */
export function CardSearch({ parameters }: { readonly parameters: AddressParameters }) {
  const t = useTranslations('cardList.search');
  const clear = useTranslations('members.search')('clear');
  const carried = KEPT.flatMap((name) => {
    const kept = parameterOf(parameters, name);
    return kept ? [[name, kept] as const] : [];
  });
  const query = new URLSearchParams(carried.map(([name, kept]) => [name, kept])).toString();
  return (
    <ListSearch
      action="/cards"
      value={parameterOf(parameters, 'q') ?? ''}
      maxLength={SEARCH_MAX_LENGTH}
      carried={carried}
      clearHref={query === '' ? '/cards' : `/cards?${query}`}
      words={{ label: t('label'), placeholder: t('placeholder'), find: t('find'), clear }}
    />
  );
}
