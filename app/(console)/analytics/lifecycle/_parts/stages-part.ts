import type { LifecycleResult } from '@/lib/domain/analytics/lifecycle-result';
import type { ReportAddress } from '../../_parts/report-address';

/** What each piece of the stages is given. */
export type StagesPart = {
  readonly result: LifecycleResult;
  readonly page: ReportAddress;
  readonly own: ReportAddress;
};
