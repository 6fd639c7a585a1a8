import { createLinkHandler } from '@/lib/api/create-link-handler';
import { runCommand } from '@/lib/kernel/command';
import { log } from '@/lib/log';
import { noteVisit } from '@/lib/messaging/commands/follow-link';

const POINT = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** The picture of one point in a letter. It is shown whatever comes of writing it down. */
export const GET = createLinkHandler(async ({ token, actor }) => {
  await runCommand(noteVisit, { use: 'open', token }, actor).catch(() =>
    log.info({ requestId: actor.requestId }, 'an opening was not written down'),
  );
  return new Response(POINT, { headers: { 'content-type': 'image/gif' } });
});
