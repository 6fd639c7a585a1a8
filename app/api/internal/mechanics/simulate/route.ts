import type { z } from 'zod';
import { createSessionHandler } from '@/lib/api/create-session-handler';
import { queryBody } from '@/lib/api/query-body';
import { runQuery } from '@/lib/kernel/query';
import { simulateMechanic } from '@/lib/mechanics/simulation/queries/simulate-mechanic';

/** What a draft of a mechanic would have done in the last year, as its page asks while it is edited. */
export const POST = createSessionHandler(async ({ request, actor }) => {
  const body = await queryBody<z.input<typeof simulateMechanic.input>>(request);
  const simulation = await runQuery(simulateMechanic, body, actor);
  return Response.json(simulation, { headers: { 'cache-control': 'no-store' } });
});
