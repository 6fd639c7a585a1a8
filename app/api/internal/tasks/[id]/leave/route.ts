import { createSessionHandler } from '@/lib/api/create-session-handler';
import { runCommand } from '@/lib/kernel/command';
import { parseInput } from '@/lib/kernel/parse';
import { leaveTask } from '@/lib/tasks/commands/leave-task';

/** Whatever was sent: the command judges it. */
async function readBody(request: Request): Promise<object> {
  const body: unknown = await request.json().catch(() => null);
  return typeof body === 'object' && body !== null ? body : {};
}

/** The page of a task was left: what was typed is kept and the task is paused. Sent while the page goes away. */
export const POST = createSessionHandler<{ id: string }>(async ({ request, actor, params }) => {
  const body = { ...(await readBody(request)), taskId: Number(params.id) };
  await runCommand(leaveTask, parseInput(leaveTask.input, body), actor);
  return new Response(null, { status: 204 });
});
