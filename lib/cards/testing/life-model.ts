import type { BlockReason, CardStatus, DeskOperation } from '@/lib/domain/cards/states';

/** A card as the model of the test knows it. */
export type LifeCard = {
  readonly cardId: number;
  readonly memberId: number;
  readonly number: string;
  readonly status: CardStatus;
  readonly reason: BlockReason | null;
  readonly expiresOn: string | null;
  readonly version: number;
};

/** What the model knows; what involves others, a second member or the stock, has tests of its own. */
export const LIFE_OPERATIONS = [
  'activate',
  'block',
  'unblock',
  'replace',
  'renew',
  'close',
  'void',
] as const satisfies readonly DeskOperation[];
type LifeOperation = (typeof LIFE_OPERATIONS)[number];

/** Something somebody tries with a card. */
export type LifeStep = {
  readonly operation: LifeOperation;
  readonly card: LifeCard;
  readonly reason: BlockReason;
  readonly isChecked: boolean;
  readonly expiresOn: string | null;
};

type Rule = (card: LifeCard, step: LifeStep) => boolean;

const isLive: Rule = ({ status }) => status === 'issued' || status === 'active';

/** The rules of the domain, told a second time and in other words than the table: the table must agree with them. */
const RULES: Readonly<Record<LifeStep['operation'], Rule>> = {
  activate: ({ status }, { isChecked }) => status === 'issued' && isChecked,
  block: (card, step) => {
    if (isLive(card, step)) return true;
    const isHarmless = ['lost', 'damaged', 'request'].includes(card.reason ?? '');
    return isHarmless && ['stolen', 'fraud'].includes(step.reason);
  },
  unblock: ({ status, reason }, { isChecked }) =>
    status === 'blocked' && reason !== 'stolen' && reason !== 'fraud' && isChecked,
  replace: ({ status, reason }, { isChecked }) =>
    ['active', 'blocked', 'expired'].includes(status) && reason !== 'fraud' && isChecked,
  renew: (card, step) =>
    isLive(card, step) &&
    card.expiresOn !== null &&
    (step.expiresOn === null || step.expiresOn > card.expiresOn),
  close: ({ status }) => status === 'active' || status === 'blocked',
  void: ({ status }) => status === 'produced' || status === 'issued',
};

const LEADS_TO: Readonly<Partial<Record<LifeStep['operation'], CardStatus>>> = {
  activate: 'active',
  block: 'blocked',
  unblock: 'active',
  replace: 'replaced',
  close: 'closed',
  void: 'void',
};

const NEEDS_STANDING: readonly LifeStep['operation'][] = [
  'activate',
  'unblock',
  'replace',
  'renew',
];

/** Whether the step is right when nobody comes between. */
export function isAllowed(step: LifeStep, isMemberActive: boolean): boolean {
  if (!isMemberActive && NEEDS_STANDING.includes(step.operation)) return false;
  return RULES[step.operation](step.card, step);
}

/** The card after the step. */
export function afterStep({ card, operation, reason, expiresOn }: LifeStep): LifeCard {
  return {
    ...card,
    status: LEADS_TO[operation] ?? card.status,
    reason: operation === 'block' ? reason : null,
    expiresOn: operation === 'renew' ? expiresOn : card.expiresOn,
    version: card.version + 1,
  };
}
