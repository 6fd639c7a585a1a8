import { mechanicFilterFromAddress } from '@/lib/domain/mechanics/list-filter';
import { createListHandler } from '@/lib/exports/create-list-handler';
import { mechanicsFile } from '@/lib/mechanics/mechanics-csv';

/** The list of mechanics as a file. */
export const GET = createListHandler((parameters, actor) =>
  mechanicsFile(mechanicFilterFromAddress(parameters), actor),
);
