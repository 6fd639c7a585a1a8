import type { ActiveRule } from '@/lib/domain/rules/definition';
import type { Outcome, Told } from './acts';
import { lotsOf, type PlainLedger } from './plain-ledger';
import type { PlainReceipt } from './plain-receipts';

/** Everything that the test knows: members, their points and their receipts. */
export type PlainWorld = PlainLedger & {
  readonly members: readonly number[];
  readonly rules: readonly ActiveRule[];
  readonly tierId: number;
  readonly receipts: PlainReceipt[];
  now: number;
};

/** A refusal, and what was done. */
export const no = (code: string): Outcome => ({ refused: code });
export const yes = (told: Told = {}): Outcome => ({ told });
/** Whole points in hundredths. */
export const whole = (points: number) => BigInt(points) * 100n;

/** Points as the product writes them. */
export function asText(hundredths: bigint): string {
  const sign = hundredths < 0n ? '-' : '';
  const size = hundredths < 0n ? -hundredths : hundredths;
  const cents = String(size % 100n)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${sign}${size / 100n}${cents === '' ? '' : `.${cents}`}`;
}

/** Balance, what waits, what is owed. */
export function accountOf(world: PlainWorld, member: number): Told {
  const lots = lotsOf(world, member);
  const sum = (some: typeof lots) => some.reduce((all, { left }) => all + left, 0n);
  const debt = world.debts[member] ?? 0n;
  return {
    balance: asText(sum(lots.filter(({ waits }) => waits === null)) - debt),
    pending: asText(sum(lots.filter(({ waits }) => waits !== null))),
    debt: asText(debt),
  };
}

/** The hold that an act opened; of a member, when one is told. */
export function holdOf(world: PlainWorld, hold: number, owner?: number) {
  return world.holds.find((one) => one.no === hold && (owner ?? one.owner) === one.owner);
}

/** Why a hold cannot be spent; null: it can. */
export function holdRefusal(world: PlainWorld, hold: ReturnType<typeof holdOf>): Outcome | null {
  if (hold === undefined) return no('not_found');
  return hold.state === 'open' && hold.lapsesAt > world.now ? null : no('wrong_state');
}
