import type { MemberStatus } from '@/lib/domain/members/states';
import {
  BOOKING,
  CARD_RULES,
  LIVE,
  type ModelStep,
  pass,
  type Rule,
  SPENDING,
  UNKNOWN,
} from './desk-card-rules';
import {
  type ActOf,
  type DeskDo,
  type DeskState,
  giveLot,
  memberOf,
  moveParts,
  partsOf,
  takeParts,
} from './desk-model';

/** Who merges with nobody. */
const OVER: readonly MemberStatus[] = ['closing', 'closed', 'merged'];

const WAYS: Readonly<Record<string, Partial<Record<MemberStatus, MemberStatus>>>> = {
  suspend: { active: 'suspended' },
  reinstate: { suspended: 'active', closing: 'active' },
  closeMembership: { active: 'closing', suspended: 'closing' },
};

const standing: Rule<'suspend' | 'reinstate' | 'closeMembership'> = ({ state, act }) => {
  const member = memberOf(state, act.memberId);
  const to = WAYS[act.do]?.[member.status];
  if (to === undefined) return null;
  member.status = to;
  return 1;
};

const merge: Rule<'merge'> = (step) => {
  const { state, act } = step;
  const { memberId: loserId, to: survivorId } = act;
  const [loser, survivor] = [memberOf(state, loserId), memberOf(state, survivorId)];
  if (loser === survivor || OVER.includes(survivor.status) || OVER.includes(loser.status)) {
    return null;
  }
  if (loser.lots.some(({ held }) => held > 0)) return null;
  const cards = [...state.cards.values()]
    .filter((card) => card.memberId === loserId && card.movedTo === null)
    .filter(({ status }) => LIVE.includes(status))
    .map((card) => pass(step, card, survivorId));
  const told = { loser: loserId, survivor: survivorId, loserStatus: loser.status, cards };
  const mergeId = state.merges.push({ ...told, isTouched: false, isUndone: false }) - 1;
  moveParts(state, { from: loser, to: survivor }, partsOf(loser, 'all') ?? [], {
    mergeId,
    cameFrom: loserId,
  });
  Object.assign(loser, { status: 'merged', mergedInto: survivorId });
  for (const one of state.members.values()) {
    if (one.mergedInto === loserId) one.mergedInto = survivorId;
  }
  return 2 + 2 * cards.length;
};

const unmerge: Rule<'unmerge'> = (step) => {
  const { state, act } = step;
  const { memberId } = act;
  const loser = memberOf(state, memberId);
  const mergeId = state.merges.findLastIndex(
    (one) => one.loser === memberId && one.survivor === loser.mergedInto && !one.isUndone,
  );
  const undone = state.merges[mergeId];
  if (undone === undefined) return null;
  const survivor = memberOf(state, undone.survivor);
  const brought = survivor.lots.filter((lot) => lot.mergeId === mergeId);
  if (undone.isTouched || brought.some(({ held }) => held > 0)) return null;
  Object.assign(loser, { status: undone.loserStatus, mergedInto: null });
  for (const one of state.merges) {
    const behind = memberOf(state, one.loser);
    const isBack = one.survivor === memberId && !one.isUndone;
    if (isBack && behind.mergedInto === undone.survivor) behind.mergedInto = memberId;
  }
  const parts = (partsOf(survivor, 'all') ?? []).filter(({ lot }) => brought.includes(lot));
  moveParts(state, { from: survivor, to: loser }, parts, { cameFrom: undone.survivor });
  const back = undone.cards
    .map((cardId) => state.cards.get(cardId))
    .filter((card) => card !== undefined)
    .filter((card) => card.movedTo === null && LIVE.includes(card.status));
  for (const card of back) pass(step, card, memberId);
  undone.isUndone = true;
  return 1 + 2 * back.length;
};

const give: Rule<'credit' | 'give'> = ({ state, act }) => {
  const member = memberOf(state, act.memberId);
  if (!BOOKING.includes(member.status)) return null;
  giveLot(state, member, { left: act.points, end: state.night, born: act.born });
  return 1;
};

const take: Rule<'redeem' | 'take' | 'hold'> = ({ state, act, told }) => {
  const member = memberOf(state, act.memberId);
  const isOpen = (act.do === 'take' ? BOOKING : SPENDING).includes(member.status);
  const parts = isOpen ? partsOf(member, act.points) : null;
  if (parts === null) return null;
  if (act.do !== 'hold') {
    takeParts(state, member, parts);
    return 1;
  }
  for (const { lot, amount } of parts) lot.held += amount;
  state.holds.set(told.holdId ?? UNKNOWN, {
    memberId: act.memberId,
    parts: parts.map(({ lot, amount }) => ({ serial: lot.serial, born: lot.born, amount })),
    state: 'open',
  });
  return 1;
};

const endHold: Rule<'capture' | 'release'> = ({ state, act }) => {
  const hold = state.holds.get(act.holdId);
  if (hold === undefined) return null;
  const isCapture = act.do === 'capture';
  // Twice is once, and leaves nothing the second time.
  if (
    isCapture ? hold.state === 'captured' : hold.state === 'released' || hold.state === 'lapsed'
  ) {
    return 0;
  }
  if (hold.state !== 'open') return null;
  const member = memberOf(state, hold.memberId);
  if (isCapture && !SPENDING.includes(member.status)) return null;
  hold.state = isCapture ? 'captured' : 'released';
  freeHold(state, act.holdId, isCapture);
  return 1;
};

/** What a hold promised is free again, or spent. */
function freeHold(state: DeskState, holdId: number, isSpent: boolean): void {
  const hold = state.holds.get(holdId);
  if (hold === undefined) return;
  const member = memberOf(state, hold.memberId);
  const parts = hold.parts.flatMap(({ serial, amount }) => {
    const lot = member.lots.find((one) => one.serial === serial);
    return lot === undefined ? [] : [{ lot, amount }];
  });
  for (const { lot, amount } of parts) lot.held -= amount;
  if (isSpent) takeParts(state, member, parts);
}

const RULES: { readonly [Do in DeskDo]: (step: ModelStep<ActOf<Do>>) => number | null } = {
  ...CARD_RULES,
  suspend: standing,
  reinstate: standing,
  closeMembership: standing,
  merge,
  unmerge,
  credit: give,
  give,
  redeem: take,
  take,
  hold: take,
  capture: endHold,
  release: endHold,
};

/** The state after the act, told with its audit rows; null: the rules refuse it. */
export function afterAct(
  step: ModelStep,
): { readonly state: DeskState; readonly audits: number } | null {
  const state = structuredClone(step.state);
  // The table gives each act the rule of its own kind.
  const rule = RULES[step.act.do] as Rule<DeskDo>;
  const audits = rule({ ...step, state });
  return audits === null ? null : { state, audits };
}

/** A night: cards that are over expire, memberships that were being closed end with their cards, holds lapse. */
export function afterNight(state: DeskState, todayOn: string): void {
  state.night += 1;
  for (const [id, card] of state.cards) {
    const isOver = card.expiresOn !== null && card.expiresOn < todayOn;
    const isLive = card.status === 'issued' || card.status === 'active';
    if (isOver && isLive)
      state.cards.set(id, { ...card, status: 'expired', version: card.version + 1 });
  }
  for (const [holdId, hold] of state.holds) {
    if (hold.state !== 'open') continue;
    hold.state = 'lapsed';
    freeHold(state, holdId, false);
  }
  for (const [memberId, member] of state.members) {
    if (member.status !== 'closing') continue;
    member.status = 'closed';
    for (const [id, card] of state.cards) {
      if (card.memberId !== memberId || !LIVE.includes(card.status)) continue;
      const isUsed = card.status === 'active' || card.status === 'blocked';
      const ended = { status: isUsed ? 'closed' : 'void', reason: null } as const;
      state.cards.set(id, { ...card, ...ended, version: card.version + 1 });
    }
  }
}
