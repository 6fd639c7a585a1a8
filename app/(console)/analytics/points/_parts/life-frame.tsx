import type { ReactNode } from 'react';
import { ChartFrame } from '@/components/chart/chart-frame';
import { SegmentedControl } from '@/components/ui/segmented-control';
import type { PointsResult } from '@/lib/domain/analytics/points-result';
import { TRIED_LIVES } from '@/lib/domain/analytics/points-settings';
import { csvHref, type ReportAddress, withParam } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { LifeHow } from './points-how';

type Props = {
  readonly facts: PointsResult['facts'];
  readonly address: ReportAddress;
  /** The report of another life alone, for files. */
  readonly own: ReportAddress;
  readonly children: ReactNode;
};

/** The frame of another life of points: it stands before its figures arrive. */
export function LifeFrame({ facts, address, own, children }: Props) {
  const { t } = useReportWords('');
  return (
    <ChartFrame
      title={t('points.lifeTitle')}
      subtitle={t('points.lifeNote')}
      how={<LifeHow />}
      controls={
        <SegmentedControl
          label={t('points.lifeLabel')}
          current={address.params.life ?? TRIED_LIVES[0]}
          items={TRIED_LIVES.map((life) => ({
            id: life,
            label: t('points.lifeDays', { life }),
            href: withParam(address, 'life', life),
          }))}
        />
      }
      csvHref={csvHref(own, 'lives')}
      fileName={`points-life-${facts.asOfOn}`}
    >
      {children}
    </ChartFrame>
  );
}
