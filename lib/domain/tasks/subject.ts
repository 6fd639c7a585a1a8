import type { CardFacts } from '../cards/may-do';
import type { MemberStatus } from '../members/states';

/** What a task is about, as it stands now: everything that its steps are judged by. */
export type TaskSubject = {
  readonly memberStatus: MemberStatus;
  /** Null: the task is to give the member a card. */
  readonly card: (CardFacts & SubjectCard) | null;
  /** Today in the programme's zone. */
  readonly todayOn: string;
};

type SubjectCard = {
  /** The last four digits. */
  readonly ending: string;
  readonly expiresOn: string | null;
};

/** What is kept of the subject when somebody works on the task, so that the next one sees what changed. */
export type SeenSubject = {
  readonly memberStatus: MemberStatus;
  readonly cardStatus: string | null;
  readonly blockReason: string | null;
  readonly expiresOn: string | null;
};

/** What of it is compared. */
export const SEEN_FACTS = ['memberStatus', 'cardStatus', 'blockReason', 'expiresOn'] as const;
export type SeenFact = (typeof SEEN_FACTS)[number];

/** A fact that is not what it was. */
export type SubjectChange = {
  readonly fact: SeenFact;
  readonly before: string | null;
  readonly after: string | null;
};

/** The facts to keep. */
export function seenOf({ memberStatus, card }: TaskSubject): SeenSubject {
  return {
    memberStatus,
    cardStatus: card?.status ?? null,
    blockReason: card?.blockReason ?? null,
    expiresOn: card?.expiresOn ?? null,
  };
}

/** What changed between two looks. */
export function changesBetween(before: SeenSubject, after: SeenSubject): readonly SubjectChange[] {
  return SEEN_FACTS.filter((fact) => before[fact] !== after[fact]).map((fact) => ({
    fact,
    before: before[fact],
    after: after[fact],
  }));
}
