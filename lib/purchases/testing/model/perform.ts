import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import { assert } from '@/lib/domain/shared/assert';
import { AppError } from '@/lib/domain/shared/errors';
import { pointsText, toPoints, wholePoints } from '@/lib/domain/shared/points';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { mergeMembers } from '@/lib/members/commands/merge-members';
import { unmergeMembers } from '@/lib/members/commands/unmerge-members';
import { captureHold } from '@/lib/points/commands/capture-hold';
import { openHold } from '@/lib/points/commands/open-hold';
import { redeemPoints } from '@/lib/points/commands/redeem';
import { releaseHold } from '@/lib/points/commands/release-hold';
import { moveBalance } from '@/lib/points/ledger/move-balance';
import { anna, earn, inLedger, till } from '@/lib/points/testing/points-desk';
import { cancelPurchase } from '../../commands/cancel-purchase';
import { recordPurchase } from '../../commands/record-purchase';
import { returnPurchase } from '../../commands/return-purchase';
import { quotePurchase } from '../../queries/quote-purchase';
import type { Act, ActOf, BoughtLine, Outcome, Told } from './acts';

/** A merge that comes between is told as a conflict: whoever asked asks again. */
const MOST_CONFLICTS = 6;

type Bought = {
  readonly memberId: number;
  readonly businessDate: string;
  readonly purchaseId: number;
};

/** What was done in the base: by the number of the act. */
export type Done = {
  readonly run: string;
  readonly bought: Map<number, Bought>;
  readonly holds: Map<number, { readonly memberId: number; readonly holdId: number }>;
  /** The same request again, and what it was answered. */
  readonly requests: Map<number, { readonly again: (now: Date) => Promise<unknown>; text: string }>;
};

/** A base in which nothing was done yet; `run` keeps keys and numbers apart from those of other runs. */
export function nothingDone(run: string): Done {
  return { run, bought: new Map(), holds: new Map(), requests: new Map() };
}

const otherTill = systemActor('other-till');

const lineInput = ({ quantityMilli, amountMinor, labels, ...line }: BoughtLine) => ({
  ...line,
  labels: [...labels],
  quantityMilli: String(quantityMilli),
  amountMinor: String(amountMinor),
});

/** Sends a request that has a key, and keeps it for who asks again. */
async function keyed<Answer>(
  done: Done,
  act: Act,
  now: Date,
  ask: (now: Date) => Promise<Answer>,
): Promise<Answer> {
  const answer = await ask(now);
  done.requests.set(act.no, { again: ask, text: JSON.stringify(answer) });
  return answer;
}

type Perform<Do extends Act['do']> = (done: Done, act: ActOf<Do>, now: Date) => Promise<Told>;

const toldAccount = (account: { balance: string; pending: string; debt: string } | null): Told =>
  account ?? {};

const buy: Perform<'buy'> = async (done, act, now) => {
  const { spends } = act;
  const hold = spends !== null && typeof spends === 'object' ? done.holds.get(spends.hold) : null;
  if (hold === undefined) throw new AppError('not_found');
  const spend =
    hold !== null
      ? ({ kind: 'hold', holdId: hold.holdId } as const)
      : typeof spends === 'number'
        ? ({ kind: 'points', points: String(spends) } as const)
        : null;
  const input = {
    key: `${done.run}-${act.no}`,
    memberId: act.member,
    storeId: 1,
    till: 'K1',
    receipt: `${done.run}-${act.no}`,
    purchasedAt: new Date(now.getTime() - act.lateMs),
    lines: act.lines.map(lineInput),
    spend,
  };
  const ask = (at: Date) => runCommand(recordPurchase, input, till, { now: at });
  const others = act.isThrice
    ? [ask(now), runCommand(recordPurchase, input, otherTill, { now })]
    : [];
  const all = await Promise.allSettled([keyed(done, act, now, ask), ...others]);
  const answers = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const [answer] = answers.filter(({ isKnown }) => !isKnown);
  if (answer === undefined) throw all.find((one) => one.status === 'rejected')?.reason;
  const { memberId, businessDate, purchaseId, earned, spent, spentMinor, account } = answer;
  // I5: under whatever key it came, it is one purchase.
  assert(new Set(answers.map((one) => one.purchaseId)).size === 1, 'a receipt is one purchase');
  done.bought.set(act.no, { memberId: memberId ?? 0, businessDate, purchaseId });
  return { earned, spent, spentMinor, ...toldAccount(account) };
};

function named(done: Done, of: number) {
  const bought = done.bought.get(of);
  if (bought === undefined) throw new AppError('not_found');
  return { kind: 'purchase' as const, ...bought };
}

type Back = {
  takenBack: string;
  notRecouped: string;
  givenBack: string;
  amountMinor: string;
  account: { balance: string; pending: string; debt: string } | null;
};
const toldBack = ({ takenBack, notRecouped, givenBack, amountMinor, account }: Back): Told => ({
  ...{ takenBack, notRecouped, givenBack, amountMinor },
  ...toldAccount(account),
});

/** Throws what the act is refused with. */
const BY: { readonly [Do in Act['do']]: Perform<Do> } = {
  buy,
  return: async (done, act, now) => {
    const key = `${done.run}-${act.no}`;
    const lines = act.lines?.map(({ place, milli }) => ({
      lineNo: place + 1,
      quantityMilli: String(milli),
    }));
    const what =
      lines === undefined ? ({ kind: 'whole' } as const) : ({ kind: 'lines', lines } as const);
    const asked = { key, of: named(done, act.of), what, returnedAt: now };
    const ask = (at: Date) => runCommand(returnPurchase, asked, till, { now: at });
    return toldBack(await keyed(done, act, now, ask));
  },
  cancel: async (done, act, now) => {
    const asked = { key: `${done.run}-${act.no}`, of: named(done, act.of), cancelledAt: now };
    const ask = (at: Date) => runCommand(cancelPurchase, asked, till, { now: at });
    return toldBack(await keyed(done, act, now, ask));
  },
  quote: async (_done, act, now) => {
    const asked = { memberId: act.member, storeId: 1, purchasedAt: now };
    const lines = act.lines.map(lineInput);
    const { earned, available, spending } = await runQuery(
      quotePurchase,
      { ...asked, lines },
      till,
      { now },
    );
    const most = pointsText(toPoints(BigInt(String(spending.most))));
    return { earned, available: available ?? '', most };
  },
  redeem: async (done, act, now) => {
    const { member: memberId, points } = act;
    const asked = { memberId, points: String(points), key: `${done.run}-${act.no}` };
    const ask = (at: Date) => runCommand(redeemPoints, asked, till, { now: at });
    const { balance } = await keyed(done, act, now, ask);
    return { balance };
  },
  hold: async (done, act, now) => {
    const { member: memberId, points, minutes } = act;
    const asked = { memberId, points: String(points), minutes, key: `${done.run}-${act.no}` };
    const ask = (at: Date) => runCommand(openHold, asked, till, { now: at });
    const { holdId } = await keyed(done, act, now, ask);
    done.holds.set(act.no, { memberId, holdId });
    return {};
  },
  capture: async (done, act, now) => {
    const hold = done.holds.get(act.hold);
    if (hold === undefined) throw new AppError('not_found');
    await runCommand(captureHold, hold, till, { now });
    return {};
  },
  release: async (done, act, now) => {
    const hold = done.holds.get(act.hold);
    if (hold === undefined) throw new AppError('not_found');
    await runCommand(releaseHold, hold, till, { now });
    return {};
  },
  give: async (_done, act, now) => {
    const { livesMs } = act;
    const expiresAt = livesMs === null ? null : new Date(now.getTime() + livesMs).toJSON();
    await earn(act.member, act.points, { expiresAt, now });
    return {};
  },
  transfer: async (done, act, now) => {
    const { member: from, to, points } = act;
    const movement = { source: 'test', key: `${done.run}-${act.no}` };
    const asked = { from, to, kind: 'transfer', points: wholePoints(points), movement } as const;
    await inLedger((context) => moveBalance(context, asked), now);
    return {};
  },
  merge: async (_done, act, now) => {
    const asked = { survivorId: act.to, loserId: act.member };
    await runCommand(mergeMembers, asked, anna, { now });
    return {};
  },
  unmerge: async (_done, act, now) => {
    await runCommand(unmergeMembers, { memberId: act.member }, anna, { now });
    return {};
  },
  again: async (done, act, now) => {
    const asked = done.requests.get(act.of);
    // I4: byte for byte.
    const text = asked === undefined ? '' : JSON.stringify(await asked.again(now));
    assert(text === (asked?.text ?? ''), `asked again it answers the same: ${text}`);
    return {};
  },
  lapseAt: async () => ({}),
  activateAt: async () => ({}),
};

/** Does it in the base; what was told, or the code of the refusal. Anything but a refusal is a defect. */
export async function perform(done: Done, act: Act, now: Date): Promise<Outcome> {
  const doIt = BY[act.do] as (done: Done, act: Act, now: Date) => Promise<Told>;
  for (let tries = 1; ; tries += 1) {
    try {
      return { told: await doIt(done, act, now) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code !== 'conflict' || tries >= MOST_CONFLICTS) return { refused: error.code };
    }
  }
}
