import type { LifeCard } from '@/lib/cards/testing/life-model';
import type { BlockReason } from '@/lib/domain/cards/states';
import type { MemberStatus } from '@/lib/domain/members/states';

type OnCard = { readonly card: ModelCard };

/** What people do at once in the random runs, with what they say to it. */
export type DeskAct = { readonly memberId: number; readonly born: number } & (
  | { readonly do: 'issue' | 'supplement'; readonly number: string | null; readonly until: string }
  | (OnCard & {
      readonly do: 'activate' | 'block' | 'unblock' | 'replace' | 'renew' | 'close' | 'void';
      readonly reason: BlockReason;
      readonly isChecked: boolean;
      readonly number: string | null;
      readonly until: string;
    })
  | (OnCard & { readonly do: 'returnToStock' })
  | (OnCard & {
      readonly do: 'changeOwner';
      readonly to: number;
      readonly isChecked: boolean;
      readonly movesBalance: boolean;
    })
  | { readonly do: 'suspend' | 'reinstate' | 'closeMembership' | 'unmerge' }
  | { readonly do: 'merge'; readonly to: number }
  | { readonly do: 'credit' | 'redeem' | 'hold' | 'give' | 'take'; readonly points: number }
  | { readonly do: 'capture' | 'release'; readonly holdId: number }
);
export type DeskDo = DeskAct['do'];
/** The acts of these kinds. */
export type ActOf<Do extends DeskDo> = DeskAct extends infer Act
  ? Act extends { readonly do: infer Own }
    ? [Extract<Own, Do>] extends [never]
      ? never
      : Act & { readonly do: Extract<Own, Do> }
    : never
  : never;

/** `movedTo` as the base has it: null while the number is here, 0 in the stock, else the next owner. */
export type ModelCard = LifeCard & { readonly movedTo: number | null };

/** Points that came together; `end` and `born` put them in the order in which they are taken. */
type ModelLot = {
  readonly serial: number;
  readonly end: number;
  readonly born: number;
  /** The merge that brought it. */
  readonly mergeId: number | null;
  /** The member that it came from by a merge, or by its undoing. */
  readonly cameFrom: number | null;
  left: number;
  held: number;
};
type ModelMember = { status: MemberStatus; mergedInto: number | null; lots: ModelLot[] };
type ModelHold = {
  readonly memberId: number;
  readonly parts: readonly {
    readonly serial: number;
    readonly born: number;
    readonly amount: number;
  }[];
  state: 'open' | 'captured' | 'released' | 'lapsed';
};
type ModelMerge = {
  readonly loser: number;
  readonly survivor: number;
  readonly loserStatus: MemberStatus;
  readonly cards: readonly number[];
  isTouched: boolean;
  isUndone: boolean;
};

/** What the rules say there is. Plain data, so that an order that is only tried can be forgotten. */
export type DeskState = {
  readonly members: Map<number, ModelMember>;
  readonly cards: Map<number, ModelCard>;
  readonly holds: Map<number, ModelHold>;
  readonly merges: ModelMerge[];
  /** Numbers of printed cards. */
  readonly stock: readonly string[];
  night: number;
  lastLot: number;
};

type Part = { readonly lot: ModelLot; readonly amount: number };

/** The member; the runs know no other. */
export function memberOf({ members }: DeskState, memberId: number): ModelMember {
  const member = members.get(memberId);
  if (member === undefined) throw new Error(`the model has no member ${memberId}`);
  return member;
}

/** The card that has the number now. */
export function bearerOf({ cards }: DeskState, number: string): ModelCard | undefined {
  return [...cards.values()].find((card) => card.number === number && card.movedTo === null);
}

/** What can be spent, in the order in which it is: what ends first, then what is older. */
function ready({ lots }: ModelMember): ModelLot[] {
  return lots
    .filter(({ left, held }) => left > held)
    .toSorted((a, b) => a.end - b.end || a.born - b.born || a.serial - b.serial);
}

/** Which lots give the points, which are left as they are; null: there are not so many. */
export function partsOf(member: ModelMember, points: number | 'all'): readonly Part[] | null {
  const lots = ready(member);
  let open = points === 'all' ? lots.reduce((sum, lot) => sum + lot.left - lot.held, 0) : points;
  const parts: Part[] = [];
  for (const lot of lots) {
    const amount = Math.min(open, lot.left - lot.held);
    if (amount > 0) parts.push({ lot, amount });
    open -= amount;
  }
  return open > 0 ? null : parts;
}

/** Takes parts; a merge whose points were touched is not undone any more. */
export function takeParts(state: DeskState, member: ModelMember, parts: readonly Part[]): void {
  for (const { lot, amount } of parts) {
    lot.left -= amount;
    const merge = lot.mergeId === null ? undefined : state.merges[lot.mergeId];
    if (merge !== undefined) merge.isTouched = true;
  }
  member.lots = member.lots.filter(({ left }) => left > 0);
}

/** Gives points as one lot. */
export function giveLot(
  state: DeskState,
  member: ModelMember,
  lot: Pick<ModelLot, 'left' | 'end' | 'born'> & Partial<Pick<ModelLot, 'mergeId' | 'cameFrom'>>,
): void {
  state.lastLot += 1;
  member.lots.push({ mergeId: null, cameFrom: null, ...lot, held: 0, serial: state.lastLot });
}

/** Parts go over to another member, each with its age and its end. */
export function moveParts(
  state: DeskState,
  ends: { readonly from: ModelMember; readonly to: ModelMember },
  parts: readonly Part[],
  by: Partial<Pick<ModelLot, 'mergeId' | 'cameFrom'>> = {},
): void {
  const { from, to } = ends;
  takeParts(state, from, parts);
  for (const { lot, amount } of parts) {
    const { end, born } = lot;
    giveLot(state, to, { left: amount, end, born, ...by });
  }
}

/** The state as text that equals that of the base when both hold the same. */
export function describeState({ members, cards, holds }: DeskState): string[] {
  const shown = (lots: readonly ModelLot[]) =>
    lots
      .toSorted((a, b) => a.end - b.end || a.born - b.born || a.serial - b.serial)
      .map(({ left, held, born, cameFrom }) =>
        [
          `${left} of ${born}`,
          held === 0 ? '' : ` held ${held}`,
          cameFrom === null ? '' : ` from ${cameFrom}`,
        ].join(''),
      )
      .join(', ');
  return [
    ...[...members].map(([id, { status, mergedInto, lots }]) => {
      const balance = lots.reduce((sum, { left }) => sum + left, 0);
      return `member ${id} ${status} ${mergedInto ?? '-'} ${balance}: ${shown(lots)}`;
    }),
    ...[...cards.values()]
      .toSorted((a, b) => a.cardId - b.cardId)
      .map(({ cardId, memberId, number, status, reason, expiresOn, version, movedTo }) =>
        [`card ${cardId} of ${memberId}`, number, status, reason, expiresOn, version, movedTo]
          .map((one) => one ?? '-')
          .join(' '),
      ),
    ...[...holds]
      .toSorted(([a], [b]) => a - b)
      .map(([id, { memberId, parts, state }]) => {
        const promised = parts.map(({ amount, born }) => `${amount} of ${born}`);
        return `hold ${id} of ${memberId} ${state}: ${promised.join(', ')}`;
      }),
  ];
}
