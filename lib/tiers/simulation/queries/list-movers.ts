import 'server-only';
import { z } from 'zod';
import { ladderRates } from '@/lib/domain/tiers/simulation/benefit-cost';
import { pairsOf } from '@/lib/domain/tiers/simulation/compared';
import { describeMember, placesOf } from '@/lib/domain/tiers/simulation/movers';
import type { MoversPage } from '@/lib/domain/tiers/simulation/movers-page';
import { tiersOfBoth } from '@/lib/domain/tiers/simulation/tier-order';
import { defineQuery } from '@/lib/kernel/query';
import { compareByAddress, moversInput } from '../compare-by-address';
import { namesOf } from '../names-of';

const PAGE = 50;
const DEADLINE_MS = 120_000;

/** Exactly the members behind a figure of a simulation, 50 a page by number. Throws `not_found`, `invalid_input`. */
export const listMovers = defineQuery({
  id: 'tiers.listMovers',
  permission: 'rules.read',
  mayBeStale: true,
  deadlineMs: DEADLINE_MS,
  input: moversInput.extend({
    after: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  }),
  run: async ({ read, input, actor, now }): Promise<MoversPage> => {
    const { filter, after, ...asked } = input;
    const { draft, live, days, compared, kept, currency, name } = await compareByAddress(
      read,
      asked,
      now,
    );
    const rates = {
      live: ladderRates(live, kept.owed.value),
      draft: ladderRates(draft, kept.owed.value),
    };
    const { list, placeOf } = pairsOf(compared);
    const { memberIds } = compared.base;
    const places: number[] = [];
    let total = 0;
    for (const at of placesOf(compared, filter, kept.owed.value)) {
      total += 1;
      if (places.length <= PAGE && (memberIds[at] ?? 0) > after) places.push(at);
    }
    const shown = places.slice(0, PAGE).flatMap((at) => {
      const pair = list[placeOf(at)];
      return pair === undefined ? [] : [describeMember(compared, { at, pair, rates })];
    });
    const names = await namesOf(
      read,
      actor,
      shown.map(({ memberId }) => memberId),
    );
    return {
      ...days,
      ...name,
      members: shown.map((member) => ({ ...member, ...names(member.memberId) })),
      total,
      next: places.length > PAGE ? (shown.at(-1)?.memberId ?? null) : null,
      tiers: tiersOfBoth(draft, live).map(({ tierId, nameEn, nameRu, shape, colour }) => ({
        ...{ tierId, nameEn, nameRu, shape, colour },
      })),
      currency,
    };
  },
});
