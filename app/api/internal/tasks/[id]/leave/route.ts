import { createSessionHandler } from '@/lib/api/create-session-handler';
import { runCommand } from '@/lib/kernel/command';
import { leaveTask } from '@/lib/tasks/commands/leave-task';

/** Whatever was sent, by name; a body that is none says nothing, which the command refuses. */
function entriesOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

function answersOf(value: unknown): Record<string, string | boolean> {
  const answers: Record<string, string | boolean> = {};
  for (const [field, answer] of entriesOf(value)) {
    if (typeof answer === 'string' || typeof answer === 'boolean') answers[field] = answer;
  }
  return answers;
}

/** The page of a task was left: what was typed is kept and the task is paused. Sent while the page goes away. */
export const POST = createSessionHandler<{ id: string }>(async ({ request, actor, params }) => {
  const body = entriesOf(await request.json().catch(() => null));
  await runCommand(
    leaveTask,
    {
      taskId: Number(params.id),
      version: numberOf(body.get('version')),
      step: numberOf(body.get('step')),
      answers: answersOf(body.get('answers')),
    },
    actor,
  );
  return new Response(null, { status: 204 });
});
