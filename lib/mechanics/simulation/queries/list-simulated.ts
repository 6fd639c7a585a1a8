import 'server-only';
import { z } from 'zod';
import { AWARD_CONDITIONS } from '@/lib/domain/mechanics/decision';
import { membersOf } from '@/lib/domain/mechanics/simulation/members-of';
import type { SimulatedMembersPage } from '@/lib/domain/mechanics/simulation/simulation-input';
import { toldOf } from '@/lib/domain/mechanics/simulation/some-members';
import { defineQuery } from '@/lib/kernel/query';
import { namesOf } from '@/lib/tiers/simulation/names-of';
import { simulateByAddress, simulatedInput } from '../by-address';
import { readTierNames } from '../read-tiers';

const PAGE = 50;
const DEADLINE_MS = 120_000;

/** Exactly the members behind a figure of a simulation, 50 a page by number; of a sample those of the sample. Throws `not_found`, `invalid_input`. */
export const listSimulated = defineQuery({
  id: 'mechanics.listSimulated',
  permission: 'rules.read',
  mayBeStale: true,
  deadlineMs: DEADLINE_MS,
  input: simulatedInput.extend({
    after: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  }),
  run: async ({ read, input, actor, now }): Promise<SimulatedMembersPage> => {
    const { filter, after, ...asked } = input;
    const { replay, currency, days } = await simulateByAddress(read, asked, now);
    const found = membersOf(replay.outcomes, replay.groups, filter);
    const next = found.filter((memberId) => memberId > after);
    const shown = next.slice(0, PAGE);
    const names = await namesOf(read, actor, shown);
    const tiers = await readTierNames(read);
    return {
      ...days,
      ...{ tiers, currency, total: found.length },
      name: replay.beside.name,
      members: shown.map((memberId) => ({
        ...toldOf(replay.outcomes, memberId, (index) => AWARD_CONDITIONS[index]),
        ...names(memberId),
      })),
      next: next.length > PAGE ? (shown.at(-1) ?? null) : null,
      isSample: replay.isSample,
      looked: replay.looked,
      inForce: replay.members,
      others: replay.beside.others.map(({ ruleId, nameEn, nameRu }) => ({
        ...{ ruleId, nameEn, nameRu },
      })),
    };
  },
});
