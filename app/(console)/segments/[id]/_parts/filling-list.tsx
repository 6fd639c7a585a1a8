import type { SegmentWords } from '@/components/segment/segment-words';
import { AutoRefresh } from '@/components/ui/auto-refresh';
import { ProgressLine } from '@/components/ui/progress-line';
import type { ListFill } from '@/lib/domain/segments/segment-page';
import { formatMoment } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';

const REFRESH_MS = 1_000;

type Props = { readonly words: SegmentWords; readonly fill: ListFill };

/** How far the worker has filled a list, asked anew every second while somebody looks. */
export function FillingList({ words: { t, locale, dictionary }, fill }: Props) {
  const { members, put, triedAgainAt } = fill;
  const count = (value: number) => formatCount(value, locale);
  return (
    <section aria-label={t('lists.filling')} className="mb-6 max-w-160">
      <AutoRefresh everyMs={REFRESH_MS} />
      <ProgressLine
        label={t('lists.filling')}
        {...(members === null ? {} : { ratio: members === 0 ? 1 : put / members })}
      />
      <p className="mt-2 tabular-nums">
        {members === null
          ? t('lists.fillingWho')
          : t('lists.filled', { put: count(put), members: count(members) })}
      </p>
      <p className="text-sm text-ink-2">
        {triedAgainAt === null
          ? t('lists.fillingNote')
          : t('lists.fillingFailed', {
              moment: formatMoment(triedAgainAt, { locale, timeZone: dictionary.timeZone }),
            })}
      </p>
    </section>
  );
}
