import type { MemberStatus } from '../members/states';
import type { BlockReason, CardNeed, CardOperation, CardStatus } from './states';
import { CARD_TRANSITIONS, type CardTransition } from './transitions';

/** Why an operation is refused. `is_…`: the state of the card has no such way. */
export const CARD_REFUSALS = [
  'is_produced',
  'is_issued',
  'is_active',
  'is_blocked',
  'is_replaced',
  'is_closed',
  'is_expired',
  'is_void',
  'stolen_only_replaced',
  'not_a_stricter_reason',
  'member_not_active',
  'needs_block_reason',
  'needs_identity_check',
  'needs_second_person',
  'needs_terms',
  'needs_phone_check',
  'number_taken',
  'number_wrong',
  'validity_not_later',
  'not_from_stock',
  'same_member',
  'new_owner_not_active',
  'type_archived',
  'type_not_virtual',
  'type_not_plastic',
  'tier_not_reached',
  'other_tier',
  'type_not_supplementary',
  'procedure_not_offered',
  'needs_store',
  'store_not_allowed',
  'range_of_other_store',
  'number_of_other_type',
  'number_out_of_range',
  'validity_too_long',
  'type_without_numbers',
  'stock_not_received',
  'stock_void',
  'stock_lost',
] as const;
export type CardRefusal = (typeof CARD_REFUSALS)[number];

/** Whether a word is one of these reasons. */
export function isCardRefusal(word: string): word is CardRefusal {
  return CARD_REFUSALS.some((reason) => reason === word);
}

/** What decides about a card. */
export type CardFacts = {
  readonly status: CardStatus;
  /** Null unless it is blocked. */
  readonly blockReason: BlockReason | null;
  readonly memberStatus: MemberStatus;
};

/** The way an operation would take, or why there is none. */
export type CardVerdict =
  | { readonly transition: CardTransition }
  | { readonly refusal: CardRefusal };

/** Whose cards may be given or given back to use. Taking a card out of use needs nobody's standing. */
const STANDING: Partial<Record<CardOperation, readonly MemberStatus[]>> = {
  issue: ['prospect', 'active'],
  activate: ['active'],
  unblock: ['active'],
  replace: ['active'],
  supplement: ['active'],
  changeOwner: ['active', 'suspended', 'closing'],
  renew: ['prospect', 'active'],
};

const NEED_REFUSALS: Readonly<Record<CardNeed, CardRefusal>> = {
  blockReason: 'needs_block_reason',
  identityChecked: 'needs_identity_check',
  secondPerson: 'needs_second_person',
  termsAccepted: 'needs_terms',
  phoneConfirmed: 'needs_phone_check',
};

/** Whether a member in this state may be given a card, by this operation. */
export function hasStanding(operation: CardOperation, memberStatus: MemberStatus): boolean {
  return STANDING[operation]?.includes(memberStatus) ?? true;
}

function wayOut(
  { status, blockReason }: CardFacts,
  operation: CardOperation,
): readonly CardTransition[] {
  return CARD_TRANSITIONS.filter(
    (way) =>
      way.operation === operation &&
      way.from === status &&
      (way.blockedFor === undefined ||
        (blockReason !== null && way.blockedFor.includes(blockReason))),
  );
}

/** Whether the operation has a way from here at all, before anything is asked of the person who does it. */
export function mayDo(card: CardFacts, operation: CardOperation): CardVerdict {
  const [transition] = wayOut(card, operation);
  if (transition === undefined) {
    const isStolen = operation === 'unblock' && card.blockReason === 'stolen';
    return { refusal: isStolen ? 'stolen_only_replaced' : `is_${card.status}` };
  }
  if (!hasStanding(operation, card.memberStatus)) return { refusal: 'member_not_active' };
  return { transition };
}

/** What the person brings: the reason of a block and the checks they made. */
export type CardEvidence = {
  readonly blockReason?: BlockReason | undefined;
  readonly checks: readonly CardNeed[];
};

/** `mayDo` with what the operation needs at hand. */
export function decide(
  card: CardFacts,
  operation: CardOperation,
  evidence: CardEvidence,
): CardVerdict {
  const verdict = mayDo(card, operation);
  if ('refusal' in verdict) return verdict;
  const { needs, blocksFor } = verdict.transition;
  const { blockReason } = evidence;
  const missing = needs.find((need) =>
    need === 'blockReason' ? blockReason === undefined : !evidence.checks.includes(need),
  );
  if (missing !== undefined) return { refusal: NEED_REFUSALS[missing] };
  if (blocksFor !== undefined && (blockReason === undefined || !blocksFor.includes(blockReason))) {
    return { refusal: 'not_a_stricter_reason' };
  }
  return verdict;
}
