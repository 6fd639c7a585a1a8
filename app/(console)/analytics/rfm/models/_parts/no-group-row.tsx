import { useTranslations } from 'next-intl';
import type { GroupsCheck } from '@/lib/domain/analytics/rfm-model/check-groups';
import type { ScorePreview } from '@/lib/domain/analytics/rfm-model/saved-model';
import { GroupSize } from './group-size';

type Props = {
  readonly check: GroupsCheck;
  readonly size: number | null;
  readonly preview: ScorePreview | null;
  readonly isStale: boolean;
};

/** Gaps that are named; of more their number is told. */
const NAMED = 12;

/** The scores that no rule takes, and how many buyers have them. */
export function NoGroupRow({ check, size, preview, isStale }: Props) {
  const t = useTranslations('rfmModels');
  const { gaps, scores } = check;
  const named = gaps.slice(0, NAMED).map(({ r, f, m }) => `R${r} F${f} M${m}`);
  return (
    <li className="grid items-center gap-x-3 gap-y-1.5 border-b py-2 min-[1160px]:grid-cols-[84px_minmax(0,1fr)_minmax(120px,190px)_32px]">
      <span aria-hidden="true" className="pl-10 text-ink-3 max-[1159px]:hidden">
        …
      </span>
      <div>
        <p className="font-medium">{t('noGroup')}</p>
        <p className="text-xs text-ink-2">
          {gaps.length === 0
            ? t('noGaps', { scores })
            : t('gaps', {
                count: gaps.length,
                scores,
                named: named.join(', '),
                more: gaps.length - named.length,
              })}
        </p>
      </div>
      <GroupSize size={size} preview={preview} isStale={isStale} />
    </li>
  );
}
