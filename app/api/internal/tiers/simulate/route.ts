import type { z } from 'zod';
import { createSessionHandler } from '@/lib/api/create-session-handler';
import { queryBody } from '@/lib/api/query-body';
import { runQuery } from '@/lib/kernel/query';
import { simulateLadder } from '@/lib/tiers/simulation/queries/simulate-ladder';

/** What a draft of a ladder would make of the members, as its page asks while it is edited. */
export const POST = createSessionHandler(async ({ request, actor }) => {
  const body = await queryBody<z.input<typeof simulateLadder.input>>(request);
  const simulation = await runQuery(simulateLadder, body, actor);
  return Response.json(simulation, { headers: { 'cache-control': 'no-store' } });
});
