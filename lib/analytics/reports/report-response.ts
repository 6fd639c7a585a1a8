import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { publishReport } from '@/lib/domain/analytics/publish-report';
import { AppError } from '@/lib/domain/shared/errors';
import { reportCsv } from './report-csv';
import { runReport } from './run-report';

const FORMATS = ['json', 'csv'] as const;

/**
 * Answers an HTTP request for a report: `format` json (default) or csv, `table` for csv, everything else goes to
 * the report. A file name comes with csv, so that a link saves it.
 */
export async function reportResponse(
  id: string,
  query: URLSearchParams,
  actor: Actor,
): Promise<Response> {
  const { format = 'json', table, ...parameters } = Object.fromEntries(query);
  if (!FORMATS.some((known) => known === format)) {
    throw new AppError('invalid_input', { fields: ['format'] });
  }
  const { spec, result } = await runReport(id, parameters, actor);
  if (format === 'json') {
    return Response.json(publishReport(spec, result, parameters), {
      headers: { 'cache-control': 'no-store' },
    });
  }
  const name = [spec.id, table, result.facts.asOfOn].filter(Boolean).join('-');
  return new Response(reportCsv(spec, result, table), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'no-store',
    },
  });
}
