import type { InteractionDirection, InteractionKind } from '@/lib/domain/members/interactions';
import type { DemoMoment } from './day';
import type { DemoPerson } from './person';
import type { Random } from './random';

/** A code that went out to a mailbox, and whether it came back. */
export interface DemoMessage extends DemoMoment {
  readonly messageId: number;
  readonly state: 'sent' | 'failed' | 'dropped';
  readonly attempts: number;
  readonly lastError: string | null;
  /** The code was told: the mailbox is the member's. */
  readonly isConfirmed: boolean;
}

export interface DemoInteraction extends DemoMoment {
  readonly interactionId: number;
  readonly kind: InteractionKind;
  readonly direction: InteractionDirection | null;
  readonly text: string;
  readonly isPinned: boolean;
}

/** Ids of messages, confirmations and interactions that each member has to themselves. */
export const LETTER_IDS_A_MEMBER = 4;

const CODE_CHANCE = 0.45;
const NOTE_CHANCE = 0.16;
const CODE_SECOND = 12 * 3600 + 900;
const DESK_OPENS_SECOND = 9 * 3600;
const DESK_SECONDS = 10 * 3600;

/** Codes to the mailbox: most arrive at once, some only at the second try, a few never. */
export function demoMessages(random: Random, person: DemoPerson, lastDay: number): DemoMessage[] {
  const { memberId, email, joinedDay } = person;
  if (email === null || !random.chance(CODE_CHANCE)) return [];
  const day = Math.min(lastDay, joinedDay + random.between(0, 60));
  const at = { messageId: memberId * LETTER_IDS_A_MEMBER, day, second: CODE_SECOND };
  const fate = random.next();
  if (fate < 0.05) {
    const lastError = 'smtp_550';
    return [{ ...at, state: 'failed', attempts: 1, lastError, isConfirmed: false }];
  }
  if (fate < 0.08) {
    return [{ ...at, state: 'dropped', attempts: 3, lastError: 'stale', isConfirmed: false }];
  }
  const attempts = fate < 0.14 ? 2 : 1;
  return [{ ...at, state: 'sent', attempts, lastError: null, isConfirmed: fate < 0.9 }];
}

interface Remark {
  readonly kind: InteractionKind;
  readonly direction: InteractionDirection | null;
  readonly ru: string;
  readonly en: string;
}

const REMARKS: readonly Remark[] = [
  {
    kind: 'note',
    direction: null,
    ru: 'Просит звонить после 18:00.',
    en: 'Asks to be called after 6 pm.',
  },
  {
    kind: 'note',
    direction: null,
    ru: 'Картой пользуется вся семья, просит вторую карту для супруга.',
    en: 'The whole family uses the card; asks for a second one for the husband.',
  },
  {
    kind: 'note',
    direction: null,
    ru: 'Плохо слышит: отвечать письмом или в чате.',
    en: 'Hard of hearing: answer by letter or chat.',
  },
  {
    kind: 'call',
    direction: 'in',
    ru: 'Спрашивает, почему за последний чек начислено меньше баллов. Объяснила: копейки до целого балла не считаются.',
    en: 'Asks why the last receipt gave fewer points. Explained: what is short of a whole point does not count.',
  },
  {
    kind: 'call',
    direction: 'in',
    ru: 'Потеряла карту в магазине, через день нашла. Карту не блокировали.',
    en: 'Lost the card in the store and found it a day later. It was not blocked.',
  },
  {
    kind: 'call',
    direction: 'out',
    ru: 'Перезвонили по жалобе на очередь. Извинились, вопрос закрыт.',
    en: 'Called back about a complaint on queues. Apologised, settled.',
  },
  {
    kind: 'letter',
    direction: 'in',
    ru: 'Благодарит кассира за помощь с возвратом.',
    en: 'Thanks the cashier for help with a return.',
  },
  {
    kind: 'letter',
    direction: 'out',
    ru: 'Отправлены правила программы по просьбе участника.',
    en: 'Sent the rules of the programme, as the member asked.',
  },
];

/** What staff wrote down about one member in six, in the language of the member. */
export function demoInteractions(
  random: Random,
  { memberId, joinedDay, language }: DemoPerson,
  lastDay: number,
): DemoInteraction[] {
  if (!random.chance(NOTE_CHANCE)) return [];
  const count = random.between(1, LETTER_IDS_A_MEMBER - 1);
  const days = Array.from({ length: count }, () => random.between(joinedDay, lastDay));
  return days
    .sort((a, b) => a - b)
    .map((day, place) => {
      const remark = random.pick(REMARKS);
      return {
        interactionId: memberId * LETTER_IDS_A_MEMBER + place,
        kind: remark.kind,
        direction: remark.direction,
        text: remark[language],
        isPinned: remark.kind === 'note' && random.chance(0.3),
        day,
        second: DESK_OPENS_SECOND + random.between(0, DESK_SECONDS),
      };
    });
}
