import fc from 'fast-check';
import { expect, it } from 'vitest';
import { present } from '@/lib/domain/shared/assert';
import { wholePoints } from '@/lib/domain/shared/points';
import { runCommand } from '@/lib/kernel/command';
import { activateLots } from './commands/activate-lots';
import { expireLots } from './commands/expire-lots';
import { lockAccount } from './ledger/lock-accounts';
import { moveBalance } from './ledger/move-balance';
import { takeBack } from './ledger/take-back';
import { ModelAccount } from './testing/ledger-model';
import {
  earn,
  figures,
  inLedger,
  ledgerDifferences,
  NOW,
  newMembers,
  nextKey,
  redeem,
  refusal,
  till,
} from './testing/points-desk';

const RUNS = 60;
const DAY_MS = 86_400_000;
const MEMBERS = 3;
/** Days in the model: what never ends. */
const NEVER = 1_000_000;

const member = fc.nat(MEMBERS - 1);
const points = fc.integer({ min: 1, max: 60 });

const actions = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('earn' as const),
      member,
      points,
      lives: fc.option(fc.integer({ min: 1, max: 6 })),
      waits: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 3 }),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('redeem' as const), member, points }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('takeBack' as const), member, points }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('transfer' as const), member, to: member, points }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), member, to: member }) },
);
type Action = typeof actions extends fc.Arbitrary<infer T> ? T : never;

/** What is tried at once, or a night that ends and begins lots of all. */
const turns = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.array(actions, { minLength: 1, maxLength: 8 }) },
    { weight: 2, arbitrary: fc.constant('night' as const) },
  ),
  { minLength: 3, maxLength: 10 },
);

type World = {
  readonly ids: readonly number[];
  readonly accounts: readonly ModelAccount[];
  day: number;
  born: number;
};

const at = (day: number) => new Date(NOW.getTime() + day * DAY_MS);
const moment = (day: number) => at(day).toJSON();
const account = (world: World, place: number) => present(world.accounts[place], 'a drawn member');
const id = (world: World, place: number) => present(world.ids[place], 'a drawn member');

function describeModel(model: ModelAccount): string {
  const [pending, debt] = [model.pending(), model.debt];
  return `${model.balance()}${pending === 0 ? '' : ` pending ${pending}`}${debt === 0 ? '' : ` debt ${debt}`}`;
}

/** Does it in the ledger; the code or reason of a refusal, null when it was done. */
async function inDatabase(world: World, action: Action): Promise<unknown> {
  const now = at(world.day);
  const movement = { source: 'random', key: nextKey() };
  const memberId = id(world, action.member);
  const by: { readonly [Do in Action['do']]: () => Promise<unknown> } = {
    earn: () => {
      const { lives, waits, points: earned } = action as Extract<Action, { do: 'earn' }>;
      const from = world.day + (waits ?? 0);
      return earn(memberId, earned, {
        expiresAt: lives === null ? null : moment(from + lives),
        ...(waits === null ? {} : { activatesAt: moment(from) }),
        earnedAt: new Date(at(world.day).getTime() + world.born).toJSON(),
        now,
      });
    },
    redeem: () =>
      redeem(memberId, String((action as { points: number }).points), movement.key, now),
    takeBack: () =>
      inLedger(async (context) => {
        // What was just earned goes back after some of it was spent.
        const locked = await lockAccount(context.tx, memberId, now);
        const { rows } = await context.tx.client.query<{ seq: number }>(
          `SELECT seq FROM point_entries WHERE member_id = $1 AND kind = 'earn' AND amount > 0 ORDER BY seq DESC LIMIT 1`,
          [memberId],
        );
        const wanted = wholePoints((action as { points: number }).points);
        const [last] = rows;
        if (last === undefined) return null;
        const of = { memberId, seq: last.seq };
        return takeBack(context, locked, { of, points: wanted, movement });
      }, now),
    transfer: () => {
      const { to, points: moved } = action as Extract<Action, { do: 'transfer' }>;
      const move = { from: memberId, to: id(world, to), kind: 'transfer', movement } as const;
      return inLedger(
        (context) => moveBalance(context, { ...move, points: wholePoints(moved) }),
        now,
      );
    },
    merge: () => {
      const { to } = action as Extract<Action, { do: 'merge' }>;
      const move = { from: memberId, to: id(world, to), kind: 'merge', movement } as const;
      return inLedger((context) => moveBalance(context, { ...move, points: 'all' }), now);
    },
  };
  return refusal(by[action.do]());
}

async function runAtOnce(world: World, drawn: readonly Action[]): Promise<void> {
  const before = await Promise.all(world.ids.map(figures));
  const outcomes = await Promise.all(drawn.map((action) => inDatabase(world, action)));
  expect(await ledgerDifferences('books'), JSON.stringify({ before, drawn, outcomes })).toEqual([]);
}

it('points earned, spent, taken back, moved and merged at once never lose their books', async () => {
  await fc.assert(
    fc.asyncProperty(turns, async (drawn) => {
      const ids = await newMembers(...Array.from({ length: MEMBERS }, () => 'active'));
      const world: World = { ids, accounts: ids.map(() => new ModelAccount()), day: 0, born: 0 };
      for (const turn of drawn) {
        if (turn === 'night') await passNight(world, 2);
        else await runAtOnce(world, turn);
      }
      expect(await ledgerDifferences()).toEqual([]);
    }),
    { numRuns: RUNS },
  );
}, 300_000);

/** A night: what waited can be spent, what is over ends, twice at once. */
async function passNight(world: World, workers: number): Promise<void> {
  world.day += 1;
  const now = at(world.day);
  await Promise.all(
    Array.from({ length: workers }, () => runCommand(activateLots, {}, till, { now })),
  );
  await Promise.all(
    Array.from({ length: workers }, () => runCommand(expireLots, {}, till, { now })),
  );
  expect(await ledgerDifferences('books')).toEqual([]);
}

/** The same in the model; whether it is done. */
function inModel(world: World, action: Action): boolean {
  const own = account(world, action.member);
  if (own.isMerged) return false;
  if (action.do === 'earn') {
    world.born += 1;
    const from = world.day + (action.waits ?? 0);
    const end = action.lives === null ? NEVER : from + action.lives;
    const waitsUntil = action.waits === null ? null : from;
    own.give(
      [{ left: action.points, end, born: world.day * DAY_MS + world.born, waitsUntil }],
      world.day,
    );
    return true;
  }
  if (action.do === 'redeem') {
    if (own.available(world.day) < action.points) return false;
    own.take(action.points, world.day);
    return true;
  }
  if (action.do === 'takeBack') return true;
  const other = account(world, action.to);
  if (own === other || other.isMerged) return false;
  if (action.do === 'merge') {
    own.mergeInto(other, world.day);
    return true;
  }
  if (own.available(world.day) < action.points) return false;
  other.give(own.take(action.points, world.day).parts, world.day);
  return true;
}

it('one after the other they leave exactly what the rules say', async () => {
  await fc.assert(
    fc.asyncProperty(turns, async (drawn) => {
      const ids = await newMembers(...Array.from({ length: MEMBERS }, () => 'active'));
      const world: World = { ids, accounts: ids.map(() => new ModelAccount()), day: 0, born: 0 };
      for (const turn of drawn) {
        if (turn === 'night') {
          await passNight(world, 1);
          for (const model of world.accounts) {
            model.activate(world.day);
            model.expire(world.day);
          }
        } else {
          for (const action of turn.filter((one) => one.do !== 'takeBack')) {
            const isDone = inModel(world, action);
            const outcome = await inDatabase(world, action);
            expect(outcome === null, JSON.stringify({ action, outcome })).toBe(isDone);
          }
        }
        for (const [place, model] of world.accounts.entries()) {
          const shown = await figures(id(world, place));
          expect(shown === 'no account' ? '0' : shown).toBe(describeModel(model));
        }
      }
    }),
    { numRuns: RUNS },
  );
}, 300_000);
