import { createSessionHandler } from '@/lib/api/create-session-handler';
import { runQuery } from '@/lib/kernel/query';
import { getOtherMember } from '@/lib/tasks/queries/get-other-member';

/** Another member, chosen in a task, as the task sees them: what the next steps ask depends on it. */
export const GET = createSessionHandler<{ readonly id: string }>(
  async ({ request, params, actor }) => {
    const otherId = Number(request.nextUrl.searchParams.get('member'));
    const other = await runQuery(getOtherMember, { taskId: Number(params.id), otherId }, actor);
    return Response.json({ other }, { headers: { 'cache-control': 'no-store' } });
  },
);
