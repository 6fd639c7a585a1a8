import { afterStep, isAllowed } from '@/lib/cards/testing/life-model';
import type { CardStatus } from '@/lib/domain/cards/states';
import type { MemberStatus } from '@/lib/domain/members/states';
import {
  type ActOf,
  bearerOf,
  type DeskAct,
  type DeskDo,
  type DeskState,
  type ModelCard,
  memberOf,
  moveParts,
  partsOf,
} from './desk-model';

/** What only the product knows: ids and numbers that it gave. */
export type ToldByProduct = {
  readonly cardId?: number;
  readonly number?: string;
  readonly holdId?: number;
};

/** Where each card that went to another member goes on. */
export type Successors = ReadonlyMap<number, number>;

/** What a rule judges by. */
export type ModelStep<Act extends DeskAct = DeskAct> = {
  readonly state: DeskState;
  readonly act: Act;
  readonly told: ToldByProduct;
  readonly successors: Successors;
};

/** Changes the state and tells how many audit rows that leaves; null: it is refused. Judged before anything is changed. */
export type Rule<Do extends DeskDo> = (step: ModelStep<ActOf<Do>>) => number | null;

/** States in which a card is somebody's to use, or will be. */
export const LIVE: readonly CardStatus[] = ['produced', 'issued', 'active', 'blocked'];
/** Whose points can be spent. */
export const SPENDING: readonly MemberStatus[] = ['active', 'closing'];
/** Whose points can be put right. */
export const BOOKING: readonly MemberStatus[] = ['active', 'suspended', 'closing'];

/** No card of the base: an order that ends with it is not what happened. */
export const UNKNOWN = -1;

function begin(state: DeskState, card: Omit<ModelCard, 'version' | 'reason' | 'movedTo'>): void {
  state.cards.set(card.cardId, { ...card, reason: null, version: 1, movedTo: null });
}

/** The card ends where it is and begins at the next owner as it was. @returns its id there */
export function pass({ state, successors }: ModelStep, card: ModelCard, to: number): number {
  const { cards } = state;
  const ended = { status: 'closed', reason: null, version: card.version + 1, movedTo: to } as const;
  cards.set(card.cardId, { ...card, ...ended });
  const cardId = successors.get(card.cardId) ?? UNKNOWN;
  cards.set(cardId, { ...card, cardId, memberId: to, version: 1 });
  return cardId;
}

/** The card, when it still is as the one who acts saw it. */
function unchanged({ cards }: DeskState, { cardId, version }: ModelCard): ModelCard | null {
  const card = cards.get(cardId);
  return card === undefined || card.version !== version ? null : card;
}

/** By a number that nobody has. The type of the stock is printed alone: its cards need one. */
function isReplaceable(state: DeskState, card: ModelCard, number: string | null): boolean {
  return number === null ? !state.stock.includes(card.number) : !bearerOf(state, number);
}

const life: Rule<'activate' | 'block' | 'unblock' | 'replace' | 'renew' | 'close' | 'void'> = ({
  state,
  act,
  told,
}) => {
  const card = unchanged(state, act.card);
  if (card === null) return null;
  const { do: operation, reason, isChecked, until, number } = act;
  const step = { operation, card, reason, isChecked, expiresOn: until };
  if (!isAllowed(step, memberOf(state, card.memberId).status === 'active')) return null;
  if (operation === 'replace' && !isReplaceable(state, card, number)) return null;
  state.cards.set(card.cardId, { ...afterStep(step), movedTo: card.movedTo });
  if (operation !== 'replace') return 1;
  const { memberId } = card;
  const next = { cardId: told.cardId ?? UNKNOWN, number: told.number ?? '', memberId };
  begin(state, { ...next, status: 'active', expiresOn: until });
  return 2;
};

const hand: Rule<'issue' | 'supplement'> = ({ state, act, told }) => {
  const { memberId, number, until } = act;
  if (memberOf(state, memberId).status !== 'active') return null;
  const bearer = number === null ? undefined : bearerOf(state, number);
  if (bearer === undefined) {
    const made = { cardId: told.cardId ?? UNKNOWN, number: told.number ?? '', memberId };
    begin(state, { ...made, status: 'issued', expiresOn: until });
    return 1;
  }
  const isMadeForThem = bearer.memberId === memberId && bearer.status === 'produced';
  if (act.do === 'supplement' || !isMadeForThem) return null;
  const { cardId, version } = bearer;
  state.cards.set(cardId, { ...bearer, status: 'issued', expiresOn: until, version: version + 1 });
  return 1;
};

const returnToStock: Rule<'returnToStock'> = ({ state, act }) => {
  const card = unchanged(state, act.card);
  if (card === null || !['produced', 'issued'].includes(card.status)) return null;
  if (!state.stock.includes(card.number)) return null;
  const ended = { status: 'void', version: card.version + 1, movedTo: 0 } as const;
  state.cards.set(card.cardId, { ...card, ...ended });
  return 1;
};

const changeOwner: Rule<'changeOwner'> = (step) => {
  const { state, act } = step;
  const card = unchanged(state, act.card);
  if (card === null || card.memberId === act.to || !act.isChecked) return null;
  const [from, to] = [memberOf(state, card.memberId), memberOf(state, act.to)];
  if (to.status !== 'active' || !['issued', 'active'].includes(card.status)) return null;
  if (!BOOKING.includes(from.status)) return null;
  if (act.movesBalance && !SPENDING.includes(from.status)) return null;
  pass(step, card, act.to);
  if (!act.movesBalance) return 2;
  moveParts(state, { from, to }, partsOf(from, 'all') ?? []);
  return 3;
};

/** The rules of what is done with one card. */
export const CARD_RULES = {
  activate: life,
  block: life,
  unblock: life,
  replace: life,
  renew: life,
  close: life,
  void: life,
  issue: hand,
  supplement: hand,
  returnToStock,
  changeOwner,
};
