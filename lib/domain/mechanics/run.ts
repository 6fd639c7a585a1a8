import { addDays } from '../shared/calendar';
import { type AwardOf, Books, type RunEvent, type RunStanding } from './books';
import type { LiveMechanic } from './decide';
import { knownOn, type MemberFacts } from './facts';
import { occurrencesOf } from './kinds/registry';
import type { Days } from './occurrence';
import { inOrder, replayDays } from './replay';

export type { RunEvent } from './books';

/** A member of a run, with what holds of them on each day of it. */
export type RunMember = RunStanding & { readonly facts: MemberFacts };

export type Run = {
  readonly mechanics: readonly LiveMechanic[];
  readonly members: readonly RunMember[];
  readonly days: Days;
  /** What was given before the period, in the order of days. */
  readonly before?: readonly AwardOf[] | undefined;
};

/** Day after day by what was known on each: as mechanics run. */
export function runLive({ mechanics, members, days, before }: Run): readonly RunEvent[] {
  const books = new Books(before);
  const judged = inOrder(mechanics);
  for (let on = days.fromOn; on <= days.throughOn; on = addDays(on, 1)) {
    for (const live of judged) {
      for (const member of members) {
        const known = knownOn(member.facts, on);
        const day = { fromOn: on, throughOn: on };
        for (const occurrence of occurrencesOf(live.mechanic.occasion, known, day)) {
          const { memberId } = known;
          books.look({
            ...{ live, memberId, standing: member, on, occurrence },
            factsOn: () => known,
          });
        }
      }
    }
  }
  return books.events;
}

/** The same period at once, by what is known at its end: as mechanics are simulated. Occurrences are found once for each member. */
export function replayRun({ mechanics, members, days, before }: Run): readonly RunEvent[] {
  const found = members.map(({ facts, ...standing }) => ({
    ...standing,
    facts,
    memberId: facts.memberId,
    found: new Map(
      mechanics.map(({ mechanicId, mechanic }) => [
        mechanicId,
        occurrencesOf(mechanic.occasion, facts, days),
      ]),
    ),
  }));
  return [...replayDays({ mechanics, members: found, days, before })].flat();
}
