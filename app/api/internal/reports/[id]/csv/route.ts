import { reportResponse } from '@/lib/analytics/reports/report-response';
import { createSessionHandler } from '@/lib/api/create-session-handler';

/** The file behind the download button of a chart. */
export const GET = createSessionHandler<{ id: string }>(({ request, params, actor }) => {
  const query = new URLSearchParams(request.nextUrl.searchParams);
  query.set('format', 'csv');
  return reportResponse(params.id, query, actor);
});
