import type { OutlookResult } from '@/lib/domain/analytics/outlook-result';
import type { ReportAddress } from '../../_parts/report-address';

/** What each piece of the page is given. */
export type OutlookPart = {
  readonly result: OutlookResult;
  readonly address: ReportAddress;
  readonly cell: string | undefined;
};
