import { useLocale, useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { AsOf } from '@/lib/domain/points/as-of';
import {
  ENTRIES_PAGE_SIZE,
  type EntryDetails,
  type StatementPage,
} from '@/lib/domain/points/points-page';
import { formatCount } from '@/lib/format/numbers';
import { BeginByHand } from './begin-by-hand';
import { EntriesTable } from './entries-table';
import { pointsHref } from './points-href';

type Props = {
  readonly memberId: number;
  readonly timeZone: string;
  readonly page: StatementPage;
  /** The newest entry of the page; null: the latest. */
  readonly upTo: number | null;
  readonly open: EntryDetails | null;
  /** By the end of which day; null: as it stands now. */
  readonly asOf: AsOf | null;
  /** Whether the reader may begin tasks that move points. */
  readonly canAdjust: boolean;
  readonly canOpenTasks: boolean;
};

/** The movements of a member's points with the balance after each, page by page. */
export function PointsStatement(props: Props) {
  const { memberId, timeZone, page, upTo, open, asOf, canAdjust, canOpenTasks } = props;
  const t = useTranslations('points.statement');
  const locale = useLocale();
  const { entries, count } = page;
  const tools = canAdjust ? <BeginByHand memberId={memberId} /> : undefined;
  const [newest] = entries;
  const oldest = entries.at(-1);
  if (newest === undefined || oldest === undefined) {
    if (count === 0 && asOf === null) {
      return <EmptyState title={t('none')} text={t('noneText')} action={tools} />;
    }
    return (
      <EmptyState
        title={t('noneHere')}
        action={<TextLink href={pointsHref(memberId, { asOf })}>{t('latest')}</TextLink>}
      />
    );
  }
  const place = count - newest.place;
  const newer = Math.min(count, newest.place + ENTRIES_PAGE_SIZE);
  return (
    <Section title={t('title')} tools={tools}>
      <EntriesTable
        memberId={memberId}
        timeZone={timeZone}
        entries={entries}
        upTo={upTo}
        open={open}
        asOf={asOf}
        canOpenTasks={canOpenTasks}
      />
      <Pagination
        range={t('range', {
          from: formatCount(place + 1, locale),
          to: formatCount(place + entries.length, locale),
          count: formatCount(count, locale),
        })}
        previousHref={
          newest.place < count
            ? pointsHref(memberId, { upTo: newer === count ? null : newer, asOf })
            : undefined
        }
        nextHref={
          oldest.place > 1 ? pointsHref(memberId, { upTo: oldest.place - 1, asOf }) : undefined
        }
      />
    </Section>
  );
}
