import { AutoRefresh } from '@/components/ui/auto-refresh';
import { ProgressLine } from '@/components/ui/progress-line';
import { type GrantPage, grantGets, grantMembers } from '@/lib/domain/tiers/grants';
import { formatMoment } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';
import type { GrantWords } from '../../_parts/grant-words';

const REFRESH_MS = 1_000;

type Props = { readonly words: GrantWords; readonly grant: GrantPage };

/** How far the worker is, asked anew every second while somebody looks; nothing once it is done. */
export function GrantProgress({ words: { t, locale }, grant }: Props) {
  const { state, counts, members, left, triedAgainAt, timeZone } = grant;
  const count = (value: number) => formatCount(value, locale);
  if (state === 'takenBack')
    return <p className="mb-4 text-sm text-ink-2">{t('page.fallsNote')}</p>;
  if (state !== 'giving' && state !== 'takingBack') return null;
  const isGiving = state === 'giving';
  const done = grantMembers(counts) - (counts.merged ?? 0);
  const gets = grantGets(counts);
  const ratio = isGiving ? done / Math.max(1, members) : (gets - left) / Math.max(1, gets);
  const label = t(isGiving ? 'page.progress' : 'page.back');
  return (
    <section aria-label={label} className="mb-5 max-w-160">
      <AutoRefresh everyMs={REFRESH_MS} />
      <ProgressLine label={label} ratio={ratio} />
      <p className="mt-2 tabular-nums">
        {isGiving
          ? t('page.progressText', { done: count(done), members: count(members) })
          : t('page.backText', { left: count(left) })}
      </p>
      <p className="text-sm text-ink-2">
        {triedAgainAt === null
          ? t('page.leave')
          : t('page.failed', { moment: formatMoment(triedAgainAt, { locale, timeZone }) })}
      </p>
    </section>
  );
}
