import { reportResponse } from '@/lib/analytics/reports/report-response';
import { createApiHandler } from '@/lib/api/create-api-handler';

/** Any report of the console, the same figures, by API key: `?format=json|csv` and the report's parameters. */
export const GET = createApiHandler<{ id: string }>(({ request, params, actor }) =>
  reportResponse(params.id, request.nextUrl.searchParams, actor),
);
