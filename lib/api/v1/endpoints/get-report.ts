import 'server-only';
import { z } from 'zod';
import { reportResponse } from '@/lib/analytics/reports/report-response';
import { defineEndpoint } from '../endpoint';
import { lineText } from '../fields';

export const getReport = defineEndpoint({
  id: 'getReport',
  method: 'GET',
  path: '/reports/{id}',
  scope: 'analytics.read',
  summary:
    'Tell any report of the console, the same figures, as JSON or CSV; further parameters are those of the report.',
  isRaw: true,
  errors: ['not_found'],
  params: z.strictObject({ id: lineText(60) }),
  query: z.looseObject({
    format: z.enum(['json', 'csv']).optional(),
    table: lineText(60).optional().describe('Which table, as CSV.'),
  }),
  answer: z.looseObject({ report: z.string(), currency: z.string() }),
  run: ({ params, actor, request }) =>
    reportResponse(params.id, new URL(request.url).searchParams, actor),
});
