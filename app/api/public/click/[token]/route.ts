import { createLinkHandler } from '@/lib/api/create-link-handler';
import { runCommand } from '@/lib/kernel/command';
import { log } from '@/lib/log';
import { noteVisit } from '@/lib/messaging/commands/follow-link';
import { placeOfClick } from '@/lib/messaging/links/place-of-click';

/** Leads on to where the letter said, which its token holds; one that is not ours leads to the page that says so. */
export const GET = createLinkHandler(async ({ token, actor }) => {
  const location = placeOfClick(token) ?? `/choices/${encodeURIComponent(token)}`;
  await runCommand(noteVisit, { use: 'click', token }, actor).catch(() =>
    log.info({ requestId: actor.requestId }, 'a click was not written down'),
  );
  return new Response(null, { status: 303, headers: { location } });
});
