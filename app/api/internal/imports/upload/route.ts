import { createSessionHandler } from '@/lib/api/create-session-handler';
import { can } from '@/lib/domain/access/actor';
import { IMPORT_KINDS } from '@/lib/domain/imports/import-kinds';
import { AppError } from '@/lib/domain/shared/errors';
import { createImport } from '@/lib/imports/commands/create-import';
import { findRefusal } from '@/lib/imports/files/find-refusal';
import { streamUpload } from '@/lib/imports/files/stream-upload';
import { runCommand } from '@/lib/kernel/command';

/** Takes a file of any size as the body of the request, streamed to disk, and begins an import of it. */
export const POST = createSessionHandler(async ({ request, actor }) => {
  // Asked before the body is read: nobody else may fill the disk.
  if (!can(actor, 'imports.run')) throw new AppError('forbidden', { permission: 'imports.run' });
  const { searchParams } = request.nextUrl;
  const kind = IMPORT_KINDS.find((known) => known === searchParams.get('kind'));
  if (!kind || request.body === null) throw new AppError('invalid_input', { fields: ['kind'] });
  const fileName = searchParams.get('name') ?? '';
  const { importId } = await streamUpload(request.body, async ({ key, sha256, bytes }) => {
    const problem = await findRefusal(key);
    const file = { kind, fileName, uploadKey: key, sha256, bytes, problem };
    return runCommand(createImport, file, actor);
  });
  return Response.json({ importId });
});
