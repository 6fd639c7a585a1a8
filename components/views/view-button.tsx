import { Bookmark, ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { Icon } from '../ui/icon';

type Props = ComponentProps<'button'> & {
  /** Of the view that is shown; null: none is. */
  readonly viewName: string | null;
  readonly isChanged: boolean;
};

/** Says which view is shown and whether the page differs from it; opens the views. */
export function ViewButton({ viewName, isChanged, ...rest }: Props) {
  const t = useTranslations('views');
  return (
    <button
      type="button"
      className="inline-flex h-[26px] max-w-72 min-w-0 items-center gap-1.5 self-start rounded-control border border-line-strong bg-surface px-2 text-sm hover:bg-hover data-popup-open:bg-hover touch:h-11"
      {...rest}
    >
      <Icon of={Bookmark} size={14} className="shrink-0 text-ink-3" />
      <span className="sr-only">{t('label')}</span>
      <span className="truncate font-medium">{viewName ?? t('open')}</span>
      {isChanged && <span className="shrink-0 text-warning-text">{t('changed')}</span>}
      <Icon of={ChevronDown} size={14} className="shrink-0 text-ink-3" />
    </button>
  );
}
