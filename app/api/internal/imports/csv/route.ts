import { importFiltersFromAddress } from '@/lib/domain/imports/list-filters';
import { createListHandler } from '@/lib/exports/create-list-handler';
import { importsFile } from '@/lib/imports/imports-csv';

/** The history of imports as a file. */
export const GET = createListHandler((parameters, actor) =>
  importsFile(importFiltersFromAddress(parameters), actor),
);
