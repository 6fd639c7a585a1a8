import type { ConditionOf } from '@/lib/domain/segments/conditions/registry';
import { inWindow } from './plain-pieces';
import type { WorldMember } from './small-world';

/** Conditions on what mechanics had for a member and on what became of their messages. */
export type Told = ConditionOf<
  'mechanicAward' | 'messageSent' | 'messageOpened' | 'messageClicked' | 'suppressed'
>;

/** What counts as each of them. */
const EVENTS = { messageOpened: ['opened', 'clicked'], messageClicked: ['clicked'] } as const;

/** Whether a member fits one of these conditions, `not` left aside: written plainly, member by member. */
export function fitsTold(member: WorldMember, condition: Told, todayOn: string): boolean {
  if (condition.is === 'suppressed') {
    return member.suppressed.some(
      ({ channel, isEnded }) => !isEnded && condition.channels.some((asked) => asked === channel),
    );
  }
  const isAsked = (mechanic: number | null) =>
    mechanic !== null && (condition.mechanics?.includes(mechanic) ?? true);
  const isWithin = (on: string | null) => inWindow(on, condition.window, todayOn);
  switch (condition.is) {
    case 'mechanicAward':
      return member.awards.some(
        ({ mechanic, state, on, backOn }) =>
          isAsked(mechanic) &&
          condition.results.some((asked) => asked === state) &&
          isWithin(state === 'takenBack' ? backOn : on),
      );
    case 'messageSent':
      return member.messages.some(
        ({ mechanic, state, on }) => isAsked(mechanic) && state === 'sent' && isWithin(on),
      );
    case 'messageOpened':
    case 'messageClicked': {
      const kinds: readonly string[] = EVENTS[condition.is];
      return member.messages.some(
        ({ mechanic, events }) =>
          isAsked(mechanic) && events.some(({ kind, on }) => kinds.includes(kind) && isWithin(on)),
      );
    }
  }
}
