import type { Mechanic } from './definition';
import type { MechanicPart } from './mechanic-flaws';

/** What is looked at before a mechanic is sent and launched, in this order. */
export const CHECKS = [
  'whole',
  'audience',
  'texts',
  'firstDay',
  'budget',
  'holdout',
  'beside',
  'simulated',
  'reviewed',
] as const;
export type CheckId = (typeof CHECKS)[number];

/** `open`: it cannot go on like this. `advice`: it can, and somebody should have thought of it. `unknown`: not known yet. */
export type CheckState = 'done' | 'open' | 'advice' | 'unknown';
export type Check = {
  readonly id: CheckId;
  readonly state: CheckState;
  /** Where it is mended; null: not on the page of the mechanic. */
  readonly part: MechanicPart | null;
  /** How many of what it is about. */
  readonly count: number;
};

export type CheckedMechanic = {
  /** Null: it has mistakes. */
  readonly mechanic: Mechanic | null;
  readonly flaws: readonly { readonly part: MechanicPart }[];
  /** Members in force whom it is for; null: not counted yet. */
  readonly audience: number | null;
  readonly startsOn: string;
  readonly todayOn: string;
  /** Other mechanics on the same days that no group holds apart from it. */
  readonly beside: number;
  /** Whether what is written now was simulated; null: nobody can tell yet. */
  readonly isSimulated: boolean | null;
  /** Whether a second person approved what is written now. */
  readonly isReviewed: boolean;
};

/** Fewer than this are held back of so many thousands that nobody will ever see a difference. */
const LEAST_HOLDOUT_BPS = 500;
const CYRILLIC = /[а-яё]/i;

/** Both languages are there by the schema; words of one that were pasted into the other are seen here. */
function textsState(mechanic: Mechanic | null): CheckState {
  if (mechanic === null) return 'unknown';
  if (mechanic.message === undefined) return 'done';
  const { subject, text } = mechanic.message;
  const isRussian = CYRILLIC.test(subject.ru) && CYRILLIC.test(text.ru);
  const isEnglish = !CYRILLIC.test(subject.en) && !CYRILLIC.test(text.en);
  return isRussian && isEnglish ? 'done' : 'advice';
}

function budgetState(mechanic: Mechanic | null): CheckState {
  if (mechanic === null) return 'unknown';
  if (mechanic.rewards.length === 0) return 'done';
  const { points, minor, members } = mechanic.budget;
  const isSet = points !== undefined || minor !== undefined || members !== undefined;
  return isSet ? 'done' : 'advice';
}

function holdoutState(mechanic: Mechanic | null): CheckState {
  if (mechanic === null) return 'unknown';
  return mechanic.holdoutBps >= LEAST_HOLDOUT_BPS ? 'done' : 'advice';
}

const yes = (holds: boolean, otherwise: CheckState): CheckState => (holds ? 'done' : otherwise);

function stateOf(id: CheckId, asked: CheckedMechanic): CheckState {
  const { mechanic, flaws, audience, startsOn, todayOn, beside, isSimulated, isReviewed } = asked;
  switch (id) {
    case 'whole':
      return yes(flaws.length === 0, 'open');
    case 'audience':
      return audience === null ? 'unknown' : yes(audience > 0, 'open');
    case 'texts':
      return textsState(mechanic);
    case 'firstDay':
      return yes(startsOn >= todayOn || isReviewed, 'open');
    case 'budget':
      return budgetState(mechanic);
    case 'holdout':
      return holdoutState(mechanic);
    case 'beside':
      return yes(beside === 0, 'advice');
    case 'simulated':
      return isSimulated === null ? 'unknown' : yes(isSimulated, 'advice');
    case 'reviewed':
      return yes(isReviewed, 'unknown');
  }
}

const PART_OF_CHECK: Readonly<Record<CheckId, MechanicPart | null>> = {
  whole: 'when',
  audience: 'who',
  texts: 'message',
  firstDay: 'limits',
  budget: 'limits',
  holdout: 'limits',
  beside: 'limits',
  simulated: null,
  reviewed: null,
};

/** What is done, what is open and what to think of before a mechanic goes on. */
export function checklist(asked: CheckedMechanic): readonly Check[] {
  const counts: Partial<Record<CheckId, number>> = {
    whole: asked.flaws.length,
    audience: asked.audience ?? 0,
    beside: asked.beside,
  };
  return CHECKS.map((id) => ({
    id,
    state: stateOf(id, asked),
    part: id === 'whole' ? (asked.flaws[0]?.part ?? null) : PART_OF_CHECK[id],
    count: counts[id] ?? 0,
  }));
}

/** How many things keep it from going on. */
export function openChecks(checks: readonly Check[]): number {
  return checks.filter(({ state }) => state === 'open').length;
}

type Span = { readonly startsOn: string; readonly endsOn: string | null };

/** Whether two spans of days have a day in common. */
export function daysMeet(one: Span, other: Span): boolean {
  const begins = (a: Span, b: Span) => b.endsOn === null || a.startsOn <= b.endsOn;
  return begins(one, other) && begins(other, one);
}
