import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import type { Actor } from '@/lib/domain/access/actor';
import {
  attributeParameter,
  MEMBER_FILTER_KEYS,
  type MemberFilters,
  memberFiltersSchema,
} from '@/lib/domain/members/list-filters';
import type { BlockingKey } from '@/lib/domain/members/listed-member';
import { defineQuery } from '@/lib/kernel/query';
import { resolveFilters } from '../list-rows';

const KEYS = ['q', 'figure', ...MEMBER_FILTER_KEYS] as const;

/** A filter that is set, and the filters without it. */
type Narrowing = { readonly key: BlockingKey; readonly rest: MemberFilters };

function narrowings(filters: MemberFilters): readonly Narrowing[] {
  const { attributes = {} } = filters;
  const own = KEYS.filter((key) => filters[key] !== undefined).map((key) => ({
    key,
    rest: { ...filters, [key]: undefined },
  }));
  const ofAttributes = Object.keys(attributes).map((key) => {
    const others = Object.entries(attributes).filter(([other]) => other !== key);
    const rest = others.length === 0 ? undefined : Object.fromEntries(others);
    return { key: attributeParameter(key), rest: { ...filters, attributes: rest } };
  });
  return [...own, ...ofAttributes];
}

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
    const set = narrowings(filters);
    const left = await Promise.all(set.map(({ rest }) => isAnybodyLeft(read, rest, actor)));
    const any = await read`SELECT FROM members LIMIT 1`;
    return {
      isProgrammeEmpty: any.length === 0,
      blocking: set.filter((_, at) => left[at]).map(({ key }) => key),
    };
  },
});
