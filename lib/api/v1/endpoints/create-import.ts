import 'server-only';
import { z } from 'zod';
import { IMPORT_KINDS } from '@/lib/domain/imports/import-kinds';
import { mappingNameInput } from '@/lib/domain/imports/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { createImport as createCommand } from '@/lib/imports/commands/create-import';
import { findRefusal } from '@/lib/imports/files/find-refusal';
import { streamUpload } from '@/lib/imports/files/stream-upload';
import { removeUpload } from '@/lib/imports/files/upload-store';
import { defineEndpoint } from '../endpoint';
import { lineText } from '../fields';

export const createImport = defineEndpoint({
  id: 'createImport',
  method: 'POST',
  path: '/imports',
  scope: 'imports.run',
  summary:
    'Upload a file as the body of the request, of any size, and begin an import of it; with the name of a kept mapping it is written into the programme at once.',
  status: 201,
  isIdempotent: true,
  takesFile: true,
  errors: ['payload_too_large', 'mapping_invalid'],
  query: z.strictObject({
    kind: z.enum(IMPORT_KINDS),
    name: lineText(200),
    mapping: mappingNameInput.optional().describe('The name of a mapping kept in the console.'),
  }),
  answer: z.object({ importId: z.int() }),
  run: async ({ request, query, once }) => {
    if (request.body === null) throw new AppError('invalid_input', { fields: ['body'] });
    return streamUpload(request.body, async ({ key, sha256, bytes }) => {
      const problem = await findRefusal(key);
      const { kind, name: fileName, mapping } = query;
      const named = mapping === undefined ? {} : { mappingName: mapping };
      const file = { kind, fileName, sha256, bytes, ...named };
      const written = await once(
        createCommand,
        { ...file, uploadKey: key, problem },
        (result) => result,
        file,
      );
      // The file of the first time is there.
      if (written.isReplayed) await removeUpload(key);
      return written;
    });
  },
});
