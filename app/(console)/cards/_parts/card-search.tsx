import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import {
  type AddressParameters,
  parameterOf,
  SEARCH_MAX_LENGTH,
} from '@/lib/domain/members/list-filters';

const KEPT = ['status', 'type', 'batch', 'changedFrom', 'changedTo'] as const;

/** Finds cards by number, its last digits, or their member. A plain form: it works before any script. */
export function CardSearch({ parameters }: { readonly parameters: AddressParameters }) {
  const t = useTranslations('cardList.search');
  const value = parameterOf(parameters, 'q') ?? '';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a form with a role is announced where <search> is not yet
    <form action="/cards" role="search" className="mb-2.5 flex max-w-xl gap-2">
      {KEPT.map((name) => {
        const kept = parameterOf(parameters, name);
        return kept ? <input key={name} type="hidden" name={name} value={kept} /> : null;
      })}
      <div className="relative min-w-0 flex-1">
        <Icon of={Search} className="absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3" />
        <input
          key={value}
          type="search"
          name="q"
          data-page-search
          aria-label={t('label')}
          placeholder={t('placeholder')}
          defaultValue={value}
          maxLength={SEARCH_MAX_LENGTH}
          autoComplete="off"
          className="h-8 w-full min-w-0 rounded-control border border-line-strong bg-raised pr-2.5 pl-8 touch:h-11 touch:text-[16px]"
        />
      </div>
      <Button type="submit">{t('find')}</Button>
    </form>
  );
}
