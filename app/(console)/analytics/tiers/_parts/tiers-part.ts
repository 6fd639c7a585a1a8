import type { TiersResult } from '@/lib/domain/analytics/tiers-result';
import type { ReportAddress } from '../../_parts/report-address';

/** What each piece of the page is given. */
export type TiersPart = {
  readonly result: TiersResult;
  readonly address: ReportAddress;
  readonly cell: string | undefined;
};
