import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { idInput } from '@/lib/domain/access/inputs';
import { type Mechanic, mechanicSchema } from '@/lib/domain/mechanics/definition';
import { simulatedFilterInput } from '@/lib/domain/mechanics/simulation/simulation-input';
import { definitionJson } from '@/lib/domain/rules/definition-json';
import { AppError } from '@/lib/domain/shared/errors';
import { readToday } from '@/lib/rules/read-today';
import { draftOfAddress, foldedDraft } from '@/lib/tiers/simulation/draft-address';
import { replayedDays, simulateHistory } from './simulate';

/** A figure of a simulation: of which draft, as an address of it says, and which of its members. */
export const simulatedInput = z.object({
  ruleId: idInput,
  draft: z.string().min(1),
  isExact: z.boolean().default(false),
  filter: simulatedFilterInput,
});
export type SimulatedInput = z.output<typeof simulatedInput>;

const NO_WORDS = { en: '-', ru: '-' };

/** A draft as a part of an address, without the words of its message: they reach nobody in a simulation. */
export function mechanicAddress(mechanic: Mechanic): string | null {
  const { message } = mechanic;
  const wordless =
    message === undefined
      ? mechanic
      : { ...mechanic, message: { ...message, subject: NO_WORDS, text: NO_WORDS } };
  return foldedDraft(definitionJson(wordless));
}

/** The replay of the draft of an address. Throws `not_found`, `invalid_input`. */
export async function simulateByAddress(
  read: Read,
  { ruleId, draft, isExact }: Omit<SimulatedInput, 'filter'>,
  now: Date,
) {
  const { success, data: mechanic } = mechanicSchema.safeParse(draftOfAddress(draft));
  if (!success) throw new AppError('invalid_input', { fields: ['draft'] });
  const { todayOn, timeZone, currency } = await readToday(read, now);
  const { replay } = await simulateHistory(read, {
    ...{ ruleId, mechanic, isExact, isAnew: false, todayOn, timeZone },
  });
  return { mechanic, replay, currency, days: replayedDays(todayOn) };
}
