import 'server-only';
import { z } from 'zod';
import { API_SCOPES } from '@/lib/domain/access/permissions';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { defineEndpoint } from '../endpoint';
import { momentAnswer } from '../fields';
import { storeOfCall } from '../store-of-call';

export const ping = defineEndpoint({
  id: 'ping',
  method: 'GET',
  path: '/ping',
  scope: null,
  summary: 'Say whether the key works, what it may do, and what the programme counts in.',
  errors: [],
  answer: z.object({
    programme: z.string(),
    currency: z.string(),
    timeZone: z.string().describe('IANA name.'),
    now: momentAnswer,
    scopes: z.array(z.enum(API_SCOPES)),
    store: z.string().nullable().describe('The store that the key belongs to.'),
  }),
  run: async ({ actor, now }) => {
    const programme = await runQuery(findProgramme, {}, actor);
    const store = await storeOfCall(actor, undefined);
    return {
      programme: programme?.name ?? '',
      currency: programme?.currency ?? 'RUB',
      timeZone: programme?.timeZone ?? 'UTC',
      now: now.toJSON(),
      scopes: API_SCOPES.filter((scope) => actor.scopes.includes(scope)),
      store: store?.code ?? null,
    };
  },
});
