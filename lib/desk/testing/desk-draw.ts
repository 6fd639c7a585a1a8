import type { BlockReason, CardStatus } from '@/lib/domain/cards/states';
import type { MemberStatus } from '@/lib/domain/members/states';
import { addDays } from '@/lib/domain/shared/calendar';
import type { DeskAct, DeskDo, DeskState, ModelCard } from './desk-model';

/** What a random run draws for one act. Places are taken round. */
export type DeskDraw = {
  readonly do: DeskDo;
  readonly member: number;
  readonly to: number;
  readonly isAny: boolean;
  readonly card: number;
  readonly number: number | null;
  readonly reason: BlockReason;
  readonly isChecked: boolean;
  readonly movesBalance: boolean;
  readonly days: number;
  readonly points: number;
  readonly hold: number;
};

/** How often each is drawn: what ends a card or a membership seldom, so that most live long enough for the rest. */
export const DESK_DOINGS: readonly (readonly [weight: number, doing: DeskDo])[] = [
  [6, 'issue'],
  [3, 'supplement'],
  [6, 'activate'],
  [4, 'block'],
  [8, 'unblock'],
  [4, 'replace'],
  [8, 'renew'],
  [1, 'close'],
  [2, 'void'],
  [6, 'returnToStock'],
  [6, 'changeOwner'],
  [2, 'suspend'],
  [6, 'reinstate'],
  [1, 'closeMembership'],
  [4, 'merge'],
  [6, 'unmerge'],
  [9, 'credit'],
  [3, 'give'],
  [4, 'take'],
  [5, 'redeem'],
  [8, 'hold'],
  [8, 'capture'],
  [8, 'release'],
];

/** The id of no hold. */
const NO_HOLD = Number.MAX_SAFE_INTEGER;

/** States of a card in which somebody at the desk would begin it; most draws find such a card. */
const FITS: Readonly<Partial<Record<DeskDo, readonly CardStatus[]>>> = {
  activate: ['issued'],
  block: ['issued', 'active', 'blocked'],
  unblock: ['blocked'],
  replace: ['active', 'blocked', 'expired'],
  renew: ['issued', 'active'],
  close: ['active', 'blocked'],
  void: ['produced', 'issued'],
  returnToStock: ['produced', 'issued'],
  changeOwner: ['issued', 'active'],
};

/** States of a member in which it would be begun. */
const FITS_MEMBER: Readonly<Partial<Record<DeskDo, readonly MemberStatus[]>>> = {
  reinstate: ['suspended', 'closing'],
  unmerge: ['merged'],
};

const round = <Item>(items: readonly Item[], at: number): Item | undefined =>
  items[at % Math.max(items.length, 1)];

/** The fitting ones when there are any, unless anything goes. */
const mostly = <Item>(all: readonly Item[], fitting: readonly Item[], isAny: boolean) =>
  isAny || fitting.length === 0 ? all : fitting;

function cardOf({ cards, stock }: DeskState, draw: DeskDraw): ModelCard {
  const all = [...cards.values()];
  const fitting = all.filter(
    ({ status, number, movedTo }) =>
      movedTo === null &&
      (FITS[draw.do]?.includes(status) ?? true) &&
      (draw.do !== 'returnToStock' || stock.includes(number)),
  );
  const card = round(mostly(all, fitting, draw.isAny), draw.card);
  if (card === undefined) throw new Error('a run begins with cards');
  return card;
}

function memberFor({ members }: DeskState, draw: DeskDraw): number {
  const all = [...members];
  const fitting = all.filter(([, { status }]) => FITS_MEMBER[draw.do]?.includes(status) ?? true);
  return round(mostly(all, fitting, draw.isAny), draw.member)?.[0] ?? 0;
}

function holdOf({ holds }: DeskState, draw: DeskDraw) {
  const open = [...holds].filter(([, { state }]) => state === 'open');
  const drawn = round(mostly([...holds], open, draw.isAny), draw.hold);
  return drawn === undefined ? null : { holdId: drawn[0], memberId: drawn[1].memberId };
}

/** What somebody does who sees the state as it is before the turn. */
export function toAct(
  state: DeskState,
  { draw, born, today }: { readonly draw: DeskDraw; readonly born: number; readonly today: string },
): DeskAct {
  const ids = [...state.members.keys()];
  const memberId = memberFor(state, draw);
  const to = round(ids, draw.to) ?? 0;
  const until = addDays(today, draw.days);
  const made = [...state.cards.values()].find(({ status }) => status === 'produced');
  const numbers = [...state.stock, ...(made === undefined ? [] : [made.number])];
  const number = draw.number === null ? null : (round(numbers, draw.number) ?? null);
  const who = { memberId, born };
  const { do: doing, points, reason, isChecked, movesBalance } = draw;
  switch (doing) {
    case 'issue':
    case 'supplement':
      return { ...who, do: doing, number, until };
    case 'returnToStock':
      return { ...who, do: doing, card: cardOf(state, draw) };
    case 'changeOwner':
      return { ...who, do: doing, card: cardOf(state, draw), to, isChecked, movesBalance };
    case 'suspend':
    case 'reinstate':
    case 'closeMembership':
    case 'unmerge':
      return { ...who, do: doing };
    case 'merge':
      return { ...who, do: doing, to };
    case 'credit':
    case 'give':
      return { ...who, do: doing, points };
    case 'take':
    case 'redeem':
    case 'hold':
      return { ...who, do: doing, points: Math.ceil(points / 2) };
    case 'capture':
    case 'release':
      return { ...who, holdId: NO_HOLD, ...holdOf(state, draw), do: doing };
    default: {
      const card = cardOf(state, draw);
      return { ...who, do: doing, card, reason, isChecked, number, until };
    }
  }
}
