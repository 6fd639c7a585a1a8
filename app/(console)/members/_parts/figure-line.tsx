import { X } from 'lucide-react';
import NextLink from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { iconButtonStyles } from '@/components/ui/icon-button-styles';
import type { CellLabel } from '@/lib/domain/analytics/cell-label';
import { formatCellLabel } from '@/lib/format/cell-label';

type Props = {
  readonly label: CellLabel;
  /** As of when, and whatever else was asked of the figure. */
  readonly conditions: readonly CellLabel[];
  readonly removeHref: string;
};

/** Says which figure of a report the list was opened from, and lets go of it. */
export function FigureLine({ label, conditions, removeHref }: Props) {
  const t = useTranslations('members.figure');
  const drill = useTranslations('analytics.drill');
  const group = useTranslations('analytics.groups');
  const format = useTranslations('analytics.formats');
  const locale = useLocale();
  const words = (of: CellLabel) => formatCellLabel(of, { drill, group, format }, locale);
  return (
    <p className="mb-2.5 flex items-center gap-1 text-sm text-ink-2">
      <span className="min-w-0">
        {t.rich('line', {
          label: words(label),
          b: (chunks) => <b className="text-ink">{chunks}</b>,
        })}
        {conditions.map((condition) => ` · ${words(condition)}`).join('')}
      </span>
      <NextLink
        href={removeHref}
        prefetch={false}
        aria-label={t('remove')}
        title={t('remove')}
        className={iconButtonStyles}
      >
        <Icon of={X} size={14} />
      </NextLink>
    </p>
  );
}
