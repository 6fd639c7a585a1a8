import { readOutboxAddress } from '@/lib/domain/messaging/outbox-address';
import { createListHandler } from '@/lib/exports/create-list-handler';
import { outboxFile } from '@/lib/messaging/outbox-csv';

/** The outbox as a file. */
export const GET = createListHandler((parameters, actor) => {
  const { before: _place, ...filters } = readOutboxAddress(parameters).filter;
  return outboxFile(filters, actor);
});
