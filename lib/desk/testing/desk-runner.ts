import 'server-only';
import { expireCards } from '@/lib/cards/commands/expire-cards';
import type { CardResult } from '@/lib/cards/operate-card';
import { CARD_COMMANDS } from '@/lib/cards/operations';
import type { UserActor } from '@/lib/domain/access/actor';
import { systemActor } from '@/lib/domain/access/actor';
import { addDays } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import { runCommand } from '@/lib/kernel/command';
import { closeMember } from '@/lib/members/commands/close-member';
import { finishClosing } from '@/lib/members/commands/finish-closing';
import { mergeMembers } from '@/lib/members/commands/merge-members';
import { reinstateMember } from '@/lib/members/commands/reinstate-member';
import { suspendMember } from '@/lib/members/commands/suspend-member';
import { unmergeMembers } from '@/lib/members/commands/unmerge-members';
import { adjustPoints } from '@/lib/points/commands/adjust';
import { captureHold } from '@/lib/points/commands/capture-hold';
import { lapseHolds } from '@/lib/points/commands/lapse-holds';
import { openHold } from '@/lib/points/commands/open-hold';
import { redeemPoints } from '@/lib/points/commands/redeem';
import { releaseHold } from '@/lib/points/commands/release-hold';
import { anna } from '@/lib/points/testing/points-desk';
import type { ToldByProduct } from './desk-card-rules';
import type { ActOf, DeskAct, DeskDo } from './desk-model';

const FIRST_DAY = '2026-11-20';
const DAYS_A_NIGHT = 30;

/** The day of the programme after so many nights. */
export function dayAfter(nights: number, days = 0): string {
  return addDays(FIRST_DAY, nights * DAYS_A_NIGHT + days);
}

/** The moment of an act: noon of its day, each a little later than the one before. */
function momentOf(nights: number, born: number): Date {
  return new Date(Date.parse(`${dayAfter(nights)}T09:00:00Z`) + born);
}

/** What somebody does, with who asks: each has a request of its own, by which its audit rows are found. */
type Asked<Act extends DeskAct> = {
  readonly act: Act;
  readonly who: UserActor;
  readonly now: Date;
};
type Perform<Do extends DeskDo> = (asked: Asked<ActOf<Do>>) => Promise<ToldByProduct>;

const toldCard = ({ cardId, number }: CardResult): ToldByProduct => ({ cardId, number });

const onLife: Perform<
  'activate' | 'block' | 'unblock' | 'replace' | 'renew' | 'close' | 'void'
> = async ({ act, who, now }) => {
  const { card, isChecked, reason, until, number } = act;
  const input = {
    cardId: card.cardId,
    version: card.version,
    identityChecked: isChecked,
    termsAccepted: isChecked,
    phoneConfirmed: isChecked,
    reason,
    expiresOn: until,
    newNumber: number,
  };
  const done: CardResult & { readonly newCard?: CardResult } = await runCommand(
    CARD_COMMANDS[act.do],
    input,
    who,
    { now },
  );
  return done.newCard === undefined ? {} : toldCard(done.newCard);
};

const onNew: Perform<'issue' | 'supplement'> = async ({ act, who, now }) => {
  const { memberId, number, until: expiresOn } = act;
  const input = { memberId, number, expiresOn };
  return toldCard(
    act.do === 'issue'
      ? await runCommand(CARD_COMMANDS.issue, input, who, { now })
      : await runCommand(CARD_COMMANDS.supplement, { ...input, bearer: 'Тимур' }, who, { now }),
  );
};

const byHand: Perform<'credit' | 'give' | 'take'> = async ({ act, who, now }) => {
  const actor = act.do === 'credit' ? { ...systemActor('till'), requestId: who.requestId } : who;
  const direction = act.do === 'take' ? 'take' : 'give';
  const { memberId, points } = act;
  await runCommand(
    adjustPoints,
    { memberId, direction, points: String(points), key: who.requestId, reason: 'wrongAmount' },
    actor,
    { now },
  );
  return {};
};

/** The till, whose request is that of the act. */
const till = (who: UserActor) => ({ ...systemActor('till'), requestId: who.requestId });

const PERFORM: { readonly [Do in DeskDo]: (asked: Asked<ActOf<Do>>) => Promise<ToldByProduct> } = {
  activate: onLife,
  block: onLife,
  unblock: onLife,
  replace: onLife,
  renew: onLife,
  close: onLife,
  void: onLife,
  issue: onNew,
  supplement: onNew,
  returnToStock: async ({ act, who, now }) => {
    const { cardId, version } = act.card;
    await runCommand(CARD_COMMANDS.returnToStock, { cardId, version }, who, { now });
    return {};
  },
  changeOwner: async ({ act, who, now }) => {
    const { cardId, version } = act.card;
    const input = {
      cardId,
      version,
      toMemberId: act.to,
      identityChecked: act.isChecked,
      secondPerson: act.movesBalance,
      movesBalance: act.movesBalance,
      movesTier: false,
      movesHistory: false,
    };
    await runCommand(CARD_COMMANDS.changeOwner, input, who, { now });
    return {};
  },
  suspend: async ({ act: { memberId }, who, now }) => {
    await runCommand(suspendMember, { memberId, reason: 'complaint' }, who, { now });
    return {};
  },
  reinstate: async ({ act: { memberId }, who, now }) => {
    await runCommand(reinstateMember, { memberId }, who, { now });
    return {};
  },
  closeMembership: async ({ act: { memberId }, who, now }) => {
    await runCommand(closeMember, { memberId, reason: 'request' }, who, { now });
    return {};
  },
  merge: async ({ act: { memberId: loserId, to: survivorId }, who, now }) => {
    await runCommand(mergeMembers, { survivorId, loserId, choices: {} }, who, { now });
    return {};
  },
  unmerge: async ({ act: { memberId }, who, now }) => {
    await runCommand(unmergeMembers, { memberId }, who, { now });
    return {};
  },
  credit: byHand,
  give: byHand,
  take: byHand,
  redeem: async ({ act: { memberId, points }, who, now }) => {
    const input = { memberId, points: String(points), key: who.requestId };
    await runCommand(redeemPoints, input, till(who), { now });
    return {};
  },
  hold: async ({ act: { memberId, points }, who, now }) => {
    const input = { memberId, points: String(points), key: who.requestId };
    const { holdId } = await runCommand(openHold, input, till(who), { now });
    return { holdId };
  },
  capture: async ({ act: { memberId, holdId }, who, now }) => {
    await runCommand(captureHold, { memberId, holdId }, till(who), { now });
    return {};
  },
  release: async ({ act: { memberId, holdId }, who, now }) => {
    await runCommand(releaseHold, { memberId, holdId }, till(who), { now });
    return {};
  },
};

/** How an act ended: what the product told, or why it was refused. `requestId` finds its audit rows. */
export type DeskOutcome = { readonly act: DeskAct; readonly requestId: string } & (
  | { readonly told: ToldByProduct }
  | { readonly refused: string }
);

/** Does it in the product; a refusal is an outcome, anything else a defect. */
export async function perform(
  act: DeskAct,
  { nights, requestId }: { readonly nights: number; readonly requestId: string },
): Promise<DeskOutcome> {
  const asked = { act, who: { ...anna, requestId }, now: momentOf(nights, act.born) };
  try {
    // The table gives each act the way of its own kind.
    const told = await (PERFORM[act.do] as Perform<DeskDo>)(asked);
    return { act, requestId, told };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { act, requestId, refused: `${error.code} ${JSON.stringify(error.details)}` };
  }
}

/** What the worker does in a night, twice at once. */
export async function workAtNight(nights: number): Promise<void> {
  const now = momentOf(nights, 0);
  const worker = systemActor('test');
  for (const job of [expireCards, lapseHolds, finishClosing]) {
    await Promise.all([runCommand(job, {}, worker, { now }), runCommand(job, {}, worker, { now })]);
  }
}
