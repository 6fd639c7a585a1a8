import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { dayInput, idInput } from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { type Ladder, ladderSchema } from '@/lib/domain/tiers/ladder';
import { simulatedDays } from '@/lib/domain/tiers/simulation/simulated-days';
import { moverFilterInput } from '@/lib/domain/tiers/simulation/simulation-input';
import { readToday } from '@/lib/rules/read-today';
import { compareLadders } from './compare';
import { draftOfAddress } from './draft-address';
import { readLive } from './read-live';

/** A figure of a simulation: of which draft, as an address of it says, and which of its members. */
export const moversInput = z.object({
  ruleId: idInput,
  draft: z.string().min(1),
  startsOn: dayInput,
  filter: moverFilterInput,
});
export type MoversInput = z.output<typeof moversInput>;

function draftOf(address: string): Ladder {
  const { success, data } = ladderSchema.safeParse(draftOfAddress(address));
  if (!success) throw new AppError('invalid_input', { fields: ['draft'] });
  return data;
}

/** Members under the draft of an address beside the ladder that would hold then. Throws `not_found`, `invalid_input`. */
export async function compareByAddress(
  read: Read,
  { ruleId, startsOn, ...asked }: Omit<MoversInput, 'filter'>,
  now: Date,
) {
  const draft = draftOf(asked.draft);
  const { todayOn, timeZone, currency } = await readToday(read, now);
  const days = simulatedDays(draft, { startsOn, todayOn });
  const { live, ahead, ...name } = await readLive(read, ruleId, { onDay: days.night, todayOn });
  const { compared, kept } = await compareLadders(read, {
    ...{
      ruleId,
      draft,
      live: live?.ladder ?? null,
      ahead,
      startsOn,
      todayOn,
      timeZone,
      isAnew: false,
    },
  });
  return { draft, live: live?.ladder ?? null, days, compared, kept, currency, name };
}
