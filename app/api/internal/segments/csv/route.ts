import { segmentListFromAddress } from '@/lib/domain/segments/list-address';
import { createListHandler } from '@/lib/exports/create-list-handler';
import { segmentsFile } from '@/lib/segments/segments-csv';

/** The list of segments as a file. */
export const GET = createListHandler((parameters, actor) =>
  segmentsFile(segmentListFromAddress(parameters), actor),
);
