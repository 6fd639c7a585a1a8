import type { ReactNode } from 'react';
import { ChartFrame } from '@/components/chart/chart-frame';
import { HowList } from '@/components/ui/how-list';
import { RFM_MIN_BUYERS } from '@/lib/domain/analytics/rfm-settings';
import { formatDay } from '@/lib/format/dates';
import { csvHref } from '../../../_parts/report-address';
import { useReportWords } from '../../../_parts/use-report-words';
import type { MovementPart } from './movement-part';

type Props = Pick<MovementPart, 'result' | 'address'> & {
  readonly table: 'places' | 'flows' | 'months';
  readonly note: ReactNode;
  /** The figures of a chart as a table. */
  readonly twin?: ReactNode;
  readonly children: ReactNode;
};

/** What stands around each part of the page: name, note, how it is counted, CSV and where it comes from. */
export function MovementFrame({ result, address, table, note, twin, children }: Props) {
  const { t, locale } = useReportWords(result.currency);
  const { asOfOn, timeZone, customers } = result.facts;
  const how = (['months', 'moves', 'none', 'late', 'opens'] as const).map((name) => ({
    term: t(`movement.how.${name}`),
    text: t(`movement.how.${name}Text`, { needed: String(RFM_MIN_BUYERS) }),
  }));
  return (
    <ChartFrame
      title={t(`tables.rfm-movement.${table}`)}
      subtitle={note}
      how={<HowList metric="rfm-movement" entries={how} />}
      table={twin}
      csvHref={csvHref(address, table)}
      fileName={`rfm-movement-${table}-${asOfOn}`}
      provenance={t('movement.provenance', {
        day: formatDay(asOfOn, locale),
        zone: timeZone,
        count: customers,
      })}
    >
      {children}
    </ChartFrame>
  );
}
