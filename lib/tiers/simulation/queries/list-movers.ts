import 'server-only';
import { z } from 'zod';
import { dayInput, idInput } from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { type Ladder, ladderSchema } from '@/lib/domain/tiers/ladder';
import { ladderRates } from '@/lib/domain/tiers/simulation/benefit-cost';
import { pairsOf } from '@/lib/domain/tiers/simulation/compared';
import { describeMember, placesOf } from '@/lib/domain/tiers/simulation/movers';
import type { MoversPage } from '@/lib/domain/tiers/simulation/movers-page';
import { simulatedDays } from '@/lib/domain/tiers/simulation/simulated-days';
import { moverFilterInput } from '@/lib/domain/tiers/simulation/simulation-input';
import { tiersOfBoth } from '@/lib/domain/tiers/simulation/tier-order';
import { defineQuery } from '@/lib/kernel/query';
import { readToday } from '@/lib/rules/read-today';
import { compareLadders } from '../compare';
import { draftOfAddress } from '../draft-address';
import { namesOf } from '../names-of';
import { readLive } from '../read-live';

const PAGE = 50;
const DEADLINE_MS = 120_000;

/** Of which draft: as an address of it says. Throws `invalid_input`. */
function draftOf(address: string): Ladder {
  const { success, data } = ladderSchema.safeParse(draftOfAddress(address));
  if (!success) throw new AppError('invalid_input', { fields: ['draft'] });
  return data;
}

/** Exactly the members behind a figure of a simulation, 50 a page by number. Throws `not_found`, `invalid_input`. */
export const listMovers = defineQuery({
  id: 'tiers.listMovers',
  permission: 'rules.read',
  mayBeStale: true,
  deadlineMs: DEADLINE_MS,
  input: z.object({
    ruleId: idInput,
    draft: z.string().min(1),
    startsOn: dayInput,
    filter: moverFilterInput,
    after: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  }),
  run: async ({ read, input, actor, now }): Promise<MoversPage> => {
    const { ruleId, startsOn, filter, after } = input;
    const draft = draftOf(input.draft);
    const { todayOn, timeZone, currency } = await readToday(read, now);
    const days = simulatedDays(draft, { startsOn, todayOn });
    const live = (await readLive(read, ruleId, days.night))?.ladder ?? null;
    const { compared, kept } = await compareLadders(read, {
      ...{ ruleId, draft, live, startsOn, todayOn, timeZone, isAnew: false },
    });
    const rates = {
      live: ladderRates(live, kept.owed.value),
      draft: ladderRates(draft, kept.owed.value),
    };
    const { list, placeOf } = pairsOf(compared);
    const { memberIds } = compared.base;
    const places: number[] = [];
    let total = 0;
    for (const at of placesOf(compared, filter)) {
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
