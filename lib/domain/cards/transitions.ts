import {
  BLOCK_REASONS,
  type BlockReason,
  type CardNeed,
  type CardOperation,
  type CardStatus,
} from './states';

/** One way from a state to a state. */
export type CardTransition = {
  readonly operation: CardOperation;
  readonly from: CardStatus;
  readonly to: CardStatus;
  readonly needs: readonly CardNeed[];
  /** Out of a block: only when it was for one of these; any reason when left out. */
  readonly blockedFor?: readonly BlockReason[];
  /** Into a block: only for one of these; any reason when left out. */
  readonly blocksFor?: readonly BlockReason[];
};

const NOT_STOLEN_NOR_FRAUD: readonly BlockReason[] = ['lost', 'damaged', 'request', 'legal'];
const NOT_FRAUD: readonly BlockReason[] = [...NOT_STOLEN_NOR_FRAUD, 'stolen'];

/**
 * The whole life of a card. The database holds the same rows in `card_transitions` and refuses any other change.
 * A stolen card has no way out of its block but replacement; out of fraud, by either way, leads only a second person.
 * Telling a harmless block to be theft or fraud is a block again; never the way back.
 */
export const CARD_TRANSITIONS: readonly CardTransition[] = [
  { operation: 'issue', from: 'produced', to: 'issued', needs: [] },
  { operation: 'void', from: 'produced', to: 'void', needs: [] },
  { operation: 'void', from: 'issued', to: 'void', needs: [] },
  {
    operation: 'activate',
    from: 'issued',
    to: 'active',
    needs: ['termsAccepted', 'phoneConfirmed'],
  },
  { operation: 'block', from: 'issued', to: 'blocked', needs: ['blockReason'] },
  { operation: 'block', from: 'active', to: 'blocked', needs: ['blockReason'] },
  {
    operation: 'block',
    from: 'blocked',
    to: 'blocked',
    needs: ['blockReason'],
    blockedFor: ['lost', 'damaged', 'request'],
    blocksFor: ['stolen', 'fraud'],
  },
  {
    operation: 'unblock',
    from: 'blocked',
    to: 'active',
    needs: ['identityChecked'],
    blockedFor: NOT_STOLEN_NOR_FRAUD,
  },
  {
    operation: 'unblock',
    from: 'blocked',
    to: 'active',
    needs: ['identityChecked', 'secondPerson'],
    blockedFor: ['fraud'],
  },
  { operation: 'replace', from: 'active', to: 'replaced', needs: ['identityChecked'] },
  {
    operation: 'replace',
    from: 'blocked',
    to: 'replaced',
    needs: ['identityChecked'],
    blockedFor: NOT_FRAUD,
  },
  {
    operation: 'replace',
    from: 'blocked',
    to: 'replaced',
    needs: ['identityChecked', 'secondPerson'],
    blockedFor: ['fraud'],
  },
  { operation: 'replace', from: 'expired', to: 'replaced', needs: ['identityChecked'] },
  { operation: 'renew', from: 'issued', to: 'issued', needs: [] },
  { operation: 'renew', from: 'active', to: 'active', needs: [] },
  { operation: 'close', from: 'active', to: 'closed', needs: [] },
  { operation: 'close', from: 'blocked', to: 'closed', needs: [] },
  { operation: 'changeOwner', from: 'issued', to: 'closed', needs: ['identityChecked'] },
  { operation: 'changeOwner', from: 'active', to: 'closed', needs: ['identityChecked'] },
  { operation: 'returnToStock', from: 'produced', to: 'void', needs: [] },
  { operation: 'returnToStock', from: 'issued', to: 'void', needs: [] },
  { operation: 'moveWithMember', from: 'produced', to: 'closed', needs: [] },
  { operation: 'moveWithMember', from: 'issued', to: 'closed', needs: [] },
  { operation: 'moveWithMember', from: 'active', to: 'closed', needs: [] },
  { operation: 'moveWithMember', from: 'blocked', to: 'closed', needs: [] },
  { operation: 'expire', from: 'issued', to: 'expired', needs: [] },
  { operation: 'expire', from: 'active', to: 'expired', needs: [] },
];

/** A transition as the database checks it: one row for each pair of reasons; '' where there is no block. */
export type CardTransitionRow = {
  readonly operation: CardOperation;
  readonly fromStatus: CardStatus;
  readonly fromReason: BlockReason | '';
  readonly toStatus: CardStatus;
  readonly toReason: BlockReason | '';
};

const NO_REASON = [''] as const;

/** The table spelled out for the database. */
export function cardTransitionRows(): readonly CardTransitionRow[] {
  return CARD_TRANSITIONS.flatMap(({ operation, from, to, blockedFor, blocksFor }) => {
    const fromReasons = from === 'blocked' ? (blockedFor ?? BLOCK_REASONS) : NO_REASON;
    const toReasons = to === 'blocked' ? (blocksFor ?? BLOCK_REASONS) : NO_REASON;
    return fromReasons.flatMap((fromReason) =>
      toReasons.map((toReason) => ({
        operation,
        fromStatus: from,
        fromReason,
        toStatus: to,
        toReason,
      })),
    );
  });
}
