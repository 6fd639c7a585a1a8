import 'server-only';
import type { NextRequest } from 'next/server';
import type { AnonymousActor } from '@/lib/domain/access/actor';
import { toRefusal } from '@/lib/kernel/refusal';
import { callerAddress, requestIdOf } from '../access/request';
import { problem } from './problem';
import { RateLimit } from './rate-limit';

/** Links that one address follows in a minute: a mail service opens letters of many members from one. */
const FOLLOWED_A_MINUTE = 600;
const limit = new RateLimit(FOLLOWED_A_MINUTE);

/** Nobody looks for these, nobody is told where they were, and nothing keeps them. */
const QUIET = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
};

type Call = {
  readonly request: NextRequest;
  readonly token: string;
  readonly actor: AnonymousActor;
};

/** Makes a handler behind a link of a message: nobody signs in, the token is the right, no cookie counts. Failures are problems. */
export function createLinkHandler(work: (call: Call) => Promise<Response>) {
  return async (
    request: NextRequest,
    { params }: { readonly params: Promise<{ readonly token: string }> },
  ): Promise<Response> => {
    const requestId = requestIdOf(request.headers);
    let answer: Response;
    try {
      limit.take(callerAddress(request.headers));
      const { token } = await params;
      answer = await work({ request, token, actor: { kind: 'anonymous', requestId } });
    } catch (error) {
      answer = problem(toRefusal(error, requestId));
    }
    for (const [name, value] of Object.entries(QUIET)) answer.headers.set(name, value);
    return answer;
  };
}
