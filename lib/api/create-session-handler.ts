import 'server-only';
import type { NextRequest } from 'next/server';
import { AppError } from '@/lib/domain/shared/errors';
import { toRefusal } from '@/lib/kernel/refusal';
import { requestIdOf } from '../access/request';
import { findActor, type SessionActor } from '../access/session';
import { requireSameOrigin } from './origin';
import { problem } from './problem';

type Call<Params> = {
  readonly request: NextRequest;
  readonly params: Params;
  readonly actor: SessionActor;
};

type Handler<Params> = (
  request: NextRequest,
  context: { readonly params: Promise<Params> },
) => Promise<Response>;

/**
 * Makes a route handler for our own pages: Origin, session, the work (which runs a query or command), failures as
 * problems. Rights are asked by the query or command.
 */
export function createSessionHandler<Params = Record<string, never>>(
  work: (call: Call<Params>) => Promise<Response>,
): Handler<Params> {
  return async (request, context) => {
    let requestId = requestIdOf(request.headers);
    try {
      requireSameOrigin(request);
      const actor = await findActor();
      if (actor === null) throw new AppError('not_signed_in');
      // Where proxy.ts did not pass, the actor's id is the one in the audit log.
      requestId = actor.requestId;
      return await work({ request, params: await context.params, actor });
    } catch (error) {
      return problem(toRefusal(error, requestId));
    }
  };
}
