import type { ReactNode } from 'react';
import { ChartFrame } from '@/components/chart/chart-frame';
import { formatDay } from '@/lib/format/dates';
import { csvHref } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { TiersHow } from './tiers-how';
import type { TiersPart } from './tiers-part';

type Props = Pick<TiersPart, 'result' | 'address'> & {
  readonly table: 'distribution' | 'moves' | 'around' | 'near';
  readonly note: ReactNode;
  /** The figures of a chart as a table. */
  readonly twin?: ReactNode;
  readonly children: ReactNode;
};

/** What stands around each table of the page: name, note, how it is counted, CSV and where it comes from. */
export function TiersFrame({ result, address, table, note, twin, children }: Props) {
  const { t, locale } = useReportWords(result.currency);
  const { asOfOn, timeZone, customers } = result.facts;
  return (
    <ChartFrame
      title={t(`tables.tiers.${table}`)}
      subtitle={note}
      how={<TiersHow />}
      table={twin}
      csvHref={csvHref(address, table)}
      fileName={`tiers-${table}-${asOfOn}`}
      provenance={t('tiers.provenance', {
        day: formatDay(asOfOn, locale),
        zone: timeZone,
        count: customers,
      })}
    >
      {children}
    </ChartFrame>
  );
}
