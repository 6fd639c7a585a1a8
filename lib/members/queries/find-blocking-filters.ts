import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import type { Actor } from '@/lib/domain/access/actor';
import {
  MEMBER_FILTER_KEYS,
  type MemberFilters,
  memberFiltersSchema,
} from '@/lib/domain/members/list-filters';
import type { BlockingKey } from '@/lib/domain/members/listed-member';
import { defineQuery } from '@/lib/kernel/query';
import { resolveFilters } from '../list-rows';

const KEYS: readonly BlockingKey[] = ['q', 'figure', ...MEMBER_FILTER_KEYS];

async function isAnybodyLeft(read: Read, filters: MemberFilters, actor: Actor): Promise<boolean> {
  const { from, conditions } = await resolveFilters(read, filters, actor);
  const found = await read`SELECT FROM ${from('k')} WHERE ${conditions('k')} LIMIT 1`;
  return found.length > 0;
}

/** Which of the filters, taken away alone, leaves somebody: for an empty list. Also whether there is any member. */
export const findBlockingFilters = defineQuery({
  id: 'members.blockingFilters',
  permission: 'members.read',
  input: z.object({ filters: memberFiltersSchema }),
  run: async ({ read, input, actor }) => {
    const { filters } = input;
    const set = KEYS.filter((key) => filters[key] !== undefined);
    const left = await Promise.all(
      set.map((key) => isAnybodyLeft(read, { ...filters, [key]: undefined }, actor)),
    );
    const any = await read`SELECT FROM members LIMIT 1`;
    return { isProgrammeEmpty: any.length === 0, blocking: set.filter((_, at) => left[at]) };
  },
});
