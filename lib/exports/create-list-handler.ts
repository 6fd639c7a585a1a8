import 'server-only';
import { createSessionHandler } from '@/lib/api/create-session-handler';
import type { Actor } from '@/lib/domain/access/actor';
import type { AddressParameters } from '@/lib/domain/shared/address-parameters';
import { type ListFile, takeFile } from './list-file';

/** Answers with a list as a file: the same filters in the address as its page has, every row, and `purpose` where it tells of people. */
export function createListHandler(
  open: (parameters: AddressParameters, actor: Actor) => Promise<ListFile> | ListFile,
) {
  return createSessionHandler(async ({ request, actor }) => {
    const parameters = Object.fromEntries(request.nextUrl.searchParams);
    const file = await open(parameters, actor);
    const body = await takeFile(file, { actor, purpose: parameters.purpose ?? '' });
    return csvResponse(body, file.list);
  });
}

/** A file to be saved under a name. */
export function csvResponse(body: ReadableStream, name: string): Response {
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'no-store',
    },
  });
}
