import 'server-only';
import { z } from 'zod';
import { IMPORT_KINDS, IMPORT_STATES } from '@/lib/domain/imports/import-kinds';
import { getImport as getQuery } from '@/lib/imports/queries/get-import';
import { runQuery } from '@/lib/kernel/query';
import { defineEndpoint } from '../endpoint';
import { momentAnswer, smallIdParam } from '../fields';

export const getImport = defineEndpoint({
  id: 'getImport',
  method: 'GET',
  path: '/imports/{importId}',
  scope: 'imports.read',
  summary: 'Tell how far an import has come and what came of it.',
  errors: ['not_found'],
  params: z.strictObject({ importId: smallIdParam }),
  answer: z.object({
    importId: z.int(),
    kind: z.enum(IMPORT_KINDS),
    state: z.enum(IMPORT_STATES),
    rowsTotal: z.number().nullable(),
    rowsRead: z.number(),
    rowsMerged: z.number(),
    counts: z.record(z.string(), z.number()),
    errorCode: z.string().nullable(),
    finishedAt: momentAnswer.nullable(),
  }),
  run: async ({ actor, params }) => {
    const { counts, finishedAt, ...view } = await runQuery(getQuery, params, actor);
    const { importId, kind, state, rowsTotal, rowsRead, rowsMerged, errorCode } = view;
    return {
      importId,
      kind,
      state,
      rowsTotal,
      rowsRead,
      rowsMerged,
      counts: Object.fromEntries(Object.entries(counts).map(([id, count]) => [id, count ?? 0])),
      errorCode,
      finishedAt: finishedAt?.toJSON() ?? null,
    };
  },
});
