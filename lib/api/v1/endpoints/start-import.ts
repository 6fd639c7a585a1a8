import 'server-only';
import { z } from 'zod';
import { startImport as startCommand } from '@/lib/imports/commands/start-import';
import { defineEndpoint } from '../endpoint';
import { smallIdParam } from '../fields';

export const startImport = defineEndpoint({
  id: 'startImport',
  method: 'POST',
  path: '/imports/{importId}/start',
  scope: 'imports.run',
  summary: 'Write an uploaded file into the programme, read as the mapping says.',
  isIdempotent: true,
  errors: ['mapping_invalid', 'wrong_state', 'not_found'],
  example: {
    mapping: { kind: 'purchases', rowIs: 'receipt', fields: { receipt: { column: 'receipt' } } },
  },
  params: z.strictObject({ importId: smallIdParam }),
  body: z.strictObject({
    mapping: z.record(z.string(), z.unknown()).describe('As `npm run import` takes it.'),
  }),
  answer: z.object({ importId: z.int() }),
  run: ({ params, body, once }) => once(startCommand, { ...params, ...body }, (result) => result),
});
