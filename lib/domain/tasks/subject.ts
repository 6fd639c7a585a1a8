import type { CardFacts } from '../cards/may-do';
import type { NewCardFacts } from '../cards/new-card';
import type { ShownTier } from '../members/listed-member';
import type { AttributeDifference } from '../members/merge-attributes';
import type { MergeDifference } from '../members/merge-fields';
import type { MemberStatus } from '../members/states';
import type { SubjectFreeze } from '../points/freeze';
import type { SubjectTransfer, SubjectTransferred } from '../points/transfers';
import { claimRefusal } from '../purchases/claim-rules';
import type { Claiming, KeptClaim } from '../purchases/claims';
import type { SubjectFloor, SubjectTiers } from '../tiers/floors';

/** What a task is about, as it stands now: everything that its steps are judged by. */
export type TaskSubject = {
  readonly memberId: number;
  readonly memberStatus: MemberStatus;
  /** Whether the phone that the member has was confirmed by a code. */
  readonly isPhoneConfirmed: boolean;
  /** Whether they gave the consent for personal data to the text of today. */
  readonly hasTermsConsent: boolean;
  /** Null: the task is to give the member a card. */
  readonly card: (CardFacts & SubjectCard) | null;
  /** Their place among those who share points with them. */
  readonly household: SubjectHousehold;
  /** What decides which card they can be given; null: the task gives none. */
  readonly newCard: NewCardFacts | null;
  /** The other members that answers name, by the field that names them. */
  readonly others: Readonly<Record<string, OtherMember>>;
  /** Today in the programme's zone. */
  readonly todayOn: string;
  /** What a claim of a receipt is judged by; for such a task alone. */
  readonly claiming?: Claiming;
  /** The claim that the task is to undo; for such a task alone. */
  readonly claim?: KeptClaim;
  /** Whether the account is frozen; for the task alone that lets it go on. */
  readonly freeze?: SubjectFreeze;
  /** What could be given to another member, and what was; for such tasks alone. */
  readonly transfer?: SubjectTransfer;
  readonly transferred?: SubjectTransferred;
  /** The ladders they stand on, and the floor that is to be taken back; for such tasks alone. */
  readonly tiers?: SubjectTiers;
  readonly floor?: SubjectFloor;
};

/** The household of a task's member as its steps are judged by it. */
export type SubjectHousehold = {
  readonly place: 'none' | 'invited' | 'member' | 'head';
  /** Those who are in it or invited, without the member, in the order they came. Empty for one who is only invited. */
  readonly others: readonly HouseholdOther[];
  /** Places that are left in it, or would be in a new one. */
  readonly free: number;
};

/** Somebody else in a household. */
export type HouseholdOther = {
  readonly memberId: number;
  readonly code: string;
  /** Empty when it is not known. */
  readonly name: string;
  readonly state: 'invited' | 'joined';
};

/** Another member that a task has to do with. Contacts are masked. */
export type OtherMember = {
  readonly memberId: number;
  readonly code: string;
  /** Empty when it is not known. */
  readonly name: string;
  readonly status: MemberStatus;
  readonly tier: ShownTier | null;
  readonly joinedOn: string;
  readonly lastPurchaseOn: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** Whether they are in a household or invited to one. */
  readonly hasHousehold: boolean;
  /** Whether they can be given points now. */
  readonly takesPoints: boolean;
  /** Where the member of the task and this one say different things. */
  readonly differences: readonly MergeDifference[];
  /** The same for what the programme keeps about members, in the order of attributes. */
  readonly attributes: readonly AttributeDifference[];
};

type SubjectCard = {
  /** The last four digits. */
  readonly ending: string;
  readonly expiresOn: string | null;
  /** How long cards of its type are good; null: without end. */
  readonly validYears: number | null;
};

/** What is kept of the subject when somebody works on the task, so that the next one sees what changed. */
export type SeenSubject = {
  readonly memberStatus: MemberStatus;
  readonly cardStatus: string | null;
  readonly blockReason: string | null;
  readonly expiresOn: string | null;
  /** Whether the chosen receipt could be claimed; left out: none was chosen. */
  readonly receipt?: 'free' | 'taken';
};

/** What of it is compared. */
export const SEEN_FACTS = [
  'memberStatus',
  'cardStatus',
  'blockReason',
  'expiresOn',
  'receipt',
] as const;
export type SeenFact = (typeof SEEN_FACTS)[number];

/** A fact that is not what it was. */
export type SubjectChange = {
  readonly fact: SeenFact;
  readonly before: string | null;
  readonly after: string | null;
};

/** Whether the receipt that was chosen can be claimed; null: none is chosen. */
function receiptFact({ claiming }: TaskSubject): SeenSubject['receipt'] | null {
  if (claiming === undefined) return null;
  if (claiming.isGone) return 'taken';
  if (claiming.receipt === null) return null;
  return claimRefusal(claiming.receipt, claiming) === null ? 'free' : 'taken';
}

/** The facts to keep. */
export function seenOf(subject: TaskSubject): SeenSubject {
  const { memberStatus, card } = subject;
  const receipt = receiptFact(subject);
  return {
    memberStatus,
    cardStatus: card?.status ?? null,
    blockReason: card?.blockReason ?? null,
    expiresOn: card?.expiresOn ?? null,
    ...(receipt == null ? {} : { receipt }),
  };
}

/** What changed between two looks; what one of them did not look at is left out. */
export function changesBetween(before: SeenSubject, after: SeenSubject): readonly SubjectChange[] {
  return SEEN_FACTS.flatMap((fact) => {
    const [was, is] = [before[fact], after[fact]];
    return was === undefined || is === undefined || was === is
      ? []
      : [{ fact, before: was, after: is }];
  });
}
