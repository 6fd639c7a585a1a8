import { createSessionHandler } from '@/lib/api/create-session-handler';
import { runCommand } from '@/lib/kernel/command';
import { noteOpened } from '@/lib/members/commands/note-opened';

type Params = { readonly id: string };

/** A page of a member says that it was opened. A beacon: its sender does not wait for the answer. */
export const POST = createSessionHandler<Params>(async ({ params, actor }) => {
  await runCommand(noteOpened, { memberId: Number(params.id) }, actor);
  return new Response(null, { status: 204 });
});
