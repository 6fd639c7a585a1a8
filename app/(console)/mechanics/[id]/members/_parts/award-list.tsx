import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { AWARD_STATES } from '@/lib/domain/mechanics/records';
import type {
  AwardsPage,
  Explained,
  ListedAward,
} from '@/lib/domain/mechanics/results/awards-page';
import { formatDay } from '@/lib/format/dates';
import { MechanicHeader } from '../../../_parts/mechanic-header';
import { type ResultsWords, useResultsWords } from '../../results/_parts/use-results-words';
import { whoColumns } from '../../results/_parts/who-columns';
import { AwardMark } from './award-mark';
import { type AwardsAddress, awardsHref } from './awards-address';
import { WhyForm } from './why-form';

type Props = {
  readonly page: AwardsPage;
  readonly explained: Explained | null;
  readonly address: AwardsAddress;
};

/** The days that the list is narrowed to; null: all. */
function daysOf({ t, locale }: ResultsWords, { on, from, through }: AwardsAddress): string | null {
  const day = (one: string | undefined) => (one === undefined ? '' : formatDay(one, locale));
  if (on !== undefined) return t('awards.onDay', { day: day(on) });
  if (from === undefined && through === undefined) return null;
  const known = from === undefined ? 'through' : through === undefined ? 'from' : 'both';
  return t('awards.onDays', { known, from: day(from), through: day(through) });
}

/** Awards of a mechanic by how they stand, and the question why for one member. */
export function AwardList({ page, explained, address }: Props) {
  const words = useResultsWords(page.head.currency);
  const { t, count } = words;
  const { ruleId } = page.head;
  const all = Object.values(page.counts).reduce((sum, awards) => sum + awards, 0);
  const days = daysOf(words, address);
  const shown = AWARD_STATES.filter((state) => (page.counts[state] ?? 0) > 0);
  return (
    <>
      <MechanicHeader
        head={page.head}
        title={t('awards.title')}
        {...(days === null ? {} : { meta: days })}
        actions={<ButtonLink href={`/mechanics/${ruleId}/results`}>{t('title')}</ButtonLink>}
      />
      <WhyForm page={page} explained={explained} address={address} />
      <div className="mb-2.5 flex flex-wrap items-center gap-3">
        <SegmentedControl
          label={t('awards.states')}
          current={address.state ?? 'all'}
          items={[
            {
              id: 'all',
              label: t('awards.all', { awards: count(all) }),
              href: awardsHref(address, { state: 'all' }),
            },
            ...(address.state === 'reached'
              ? [
                  {
                    id: 'reached' as const,
                    label: t('awards.counted', {
                      state: t('awards.reached'),
                      awards: count(page.total),
                    }),
                    href: awardsHref(address),
                  },
                ]
              : []),
            ...shown.map((state) => ({
              id: state,
              label: t('awards.counted', {
                state: t(`award.${state}`),
                awards: count(page.counts[state] ?? 0),
              }),
              href: awardsHref(address, { state }),
            })),
          ]}
        />
        <p className="text-sm text-ink-2">
          {t('awards.count', { count: page.total, awards: count(page.total) })}{' '}
          {t('awards.members', { count: page.members, members: count(page.members) })}
        </p>
      </div>
      <DataTable
        caption={t('awards.title')}
        rows={page.awards}
        rowKey={({ memberId, occurrence }) => `${memberId}/${occurrence}`}
        rowHref={({ memberId }) => `/members/${memberId}`}
        columns={columnsOf(words)}
        empty={<EmptyState title={t('awards.none')} text={t('awards.noneText')} />}
      />
      {(page.next !== null || address.after !== undefined) && (
        <Pagination
          range={t('awards.page', { count: page.awards.length })}
          previousHref={address.after === undefined ? undefined : awardsHref(address)}
          nextHref={page.next === null ? undefined : awardsHref(address, { after: page.next })}
        />
      )}
    </>
  );
}

/** Who, when, how it stands and what it came to. */
function columnsOf({ t, money, points, locale }: ResultsWords): readonly Column<ListedAward>[] {
  return [
    ...whoColumns<ListedAward>({ t }),
    {
      id: 'on',
      header: t('awards.decided'),
      cell: ({ decidedOn }) => formatDay(decidedOn, locale),
    },
    {
      id: 'state',
      header: t('awards.state'),
      cell: ({ state, dropped }) => <AwardMark state={state} dropped={dropped} />,
    },
    {
      id: 'points',
      header: t('awards.points'),
      isNumeric: true,
      cell: (award) => (award.points === 0n ? '—' : points(award.points)),
    },
    {
      id: 'minor',
      header: t('awards.goods'),
      isNumeric: true,
      isSecondary: true,
      cell: ({ minor }) => (minor === 0n ? '—' : money(minor)),
    },
  ];
}
