import { createSessionHandler } from '@/lib/api/create-session-handler';
import { runQuery } from '@/lib/kernel/query';
import { findLikeMembers } from '@/lib/members/queries/find-like-members';

/** Whatever was sent, as named texts; a body that is none says nothing. */
async function readBody(request: Request): Promise<ReadonlyMap<string, unknown>> {
  const body: unknown = await request.json().catch(() => null);
  return new Map(typeof body === 'object' && body !== null ? Object.entries(body) : []);
}

/** Members who may be the one that somebody is typing. Posted: contacts do not stand in addresses. */
export const POST = createSessionHandler(async ({ request, actor }) => {
  const body = await readBody(request);
  const text = (key: string): string => {
    const value = body.get(key);
    return typeof value === 'string' ? value : '';
  };
  const memberId = body.get('exceptMemberId');
  const members = await runQuery(
    findLikeMembers,
    {
      phone: text('phone'),
      email: text('email'),
      external: text('external'),
      name: text('name'),
      birthOn: text('birthOn'),
      exceptMemberId: typeof memberId === 'number' ? memberId : null,
    },
    actor,
  );
  return Response.json({ members }, { headers: { 'cache-control': 'no-store' } });
});
