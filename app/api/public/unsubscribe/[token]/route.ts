import { createLinkHandler } from '@/lib/api/create-link-handler';
import { runCommand } from '@/lib/kernel/command';
import { unsubscribe } from '@/lib/messaging/commands/follow-link';

/** One post of a mail program, and there is no more advertising by mail (RFC 8058). */
export const POST = createLinkHandler(async ({ token, actor }) => {
  await runCommand(unsubscribe, { token }, actor);
  return new Response(null, { status: 204 });
});

/** Followed by hand: nothing is done by looking, for mail programs look at every link. */
export const GET = createLinkHandler(
  async ({ token }) =>
    new Response(null, {
      status: 303,
      headers: { location: `/choices/${encodeURIComponent(token)}` },
    }),
);
