import { createSessionHandler } from '@/lib/api/create-session-handler';
import { can } from '@/lib/domain/access/actor';
import { LIST_FILE_BYTES, UNKNOWN_LINES_TOLD } from '@/lib/domain/segments/limits';
import { AppError } from '@/lib/domain/shared/errors';
import { streamUpload } from '@/lib/imports/files/stream-upload';
import { removeUpload, uploadPath } from '@/lib/imports/files/upload-store';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { addFileToList } from '@/lib/segments/commands/add-file-to-list';
import { readListFile } from '@/lib/segments/lists/read-list-file';

/** Puts the members of a file, the body of the request, into a list. The file does not stay; lines that name nobody come back. */
export const POST = createSessionHandler<{ id: string }>(async ({ request, params, actor }) => {
  // Asked before the body is read: nobody else may fill the disk.
  if (!can(actor, 'segments.edit'))
    throw new AppError('forbidden', { permission: 'segments.edit' });
  const segmentId = Number(params.id);
  if (request.body === null || !Number.isSafeInteger(segmentId) || segmentId < 1) {
    throw new AppError('invalid_input', { fields: ['file'] });
  }
  const answer = await streamUpload(
    request.body,
    async ({ key }) => {
      const programme = await runQuery(findProgramme, {}, actor);
      const lines = await readListFile(uploadPath(key), programme?.currency ?? 'RUB');
      const asked = lines.map(({ text: _, readings, ...line }) => ({
        ...line,
        readings: [...readings],
      }));
      const { unknown, ...counts } = await runCommand(
        addFileToList,
        { segmentId, lines: asked },
        actor,
      );
      await removeUpload(key);
      const texts = new Map(lines.map(({ line, text }) => [line, text]));
      const told = unknown
        .slice(0, UNKNOWN_LINES_TOLD)
        .map((line) => ({ line, text: texts.get(line) ?? '' }));
      return { ...counts, unknown: unknown.length, told };
    },
    LIST_FILE_BYTES,
  );
  return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
});
