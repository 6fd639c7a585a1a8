import { ChartFrame } from '@/components/chart/chart-frame';
import { LineChart } from '@/components/chart/line-chart';
import type { SegmentWords } from '@/components/segment/segment-words';
import { HowList } from '@/components/ui/how-list';
import type { ShownRefresh } from '@/lib/domain/segments/segment-page';
import { formatDay } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';

type Props = {
  readonly words: SegmentWords;
  readonly segmentId: number;
  /** The last look of each day, the latest first. */
  readonly days: readonly ShownRefresh[];
};

/** The size of a segment by day: of several looks in a day the last. */
export function SizeChart({ words: { t, locale }, segmentId, days: latestFirst }: Props) {
  const days = [...latestFirst].reverse();
  const values = days
    .slice(-12)
    .map(({ asOfOn, members }) => `${formatDay(asOfOn, locale)} ${formatCount(members, locale)}`)
    .join(', ');
  return (
    <ChartFrame
      title={t('history.size')}
      subtitle={t('history.sizeNote')}
      how={
        <HowList
          entries={[
            { term: t('history.size'), text: t('history.how') },
            { term: t('history.why'), text: t('history.howReasons') },
            { term: t('history.first'), text: t('history.howFirst') },
          ]}
        />
      }
      fileName={`segment-${segmentId}-size`}
    >
      <LineChart
        label={t('history.sizeLabel', { values })}
        categories={days.map(({ asOfOn }) => formatDay(asOfOn, locale))}
        series={[
          {
            id: 'members',
            label: t('history.members'),
            weight: 'strong',
            colour: 1,
            values: days.map(({ members }) => members),
            hrefs: days.map(({ refreshNo }) =>
              refreshNo > 1 ? `/segments/${segmentId}/history?look=${refreshNo}` : null,
            ),
          },
        ]}
        format={{ kind: 'count' }}
        height={240}
      />
    </ChartFrame>
  );
}
