import type { RfmMovementResult } from '@/lib/domain/analytics/rfm-movement-result';
import type { ReportAddress } from '../../../_parts/report-address';

/** What each piece of the page is given. */
export type MovementPart = {
  readonly result: RfmMovementResult;
  readonly address: ReportAddress;
  readonly cell: string | undefined;
};
