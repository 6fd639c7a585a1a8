import fc from 'fast-check';
import type { DefinitionJson } from '@/lib/domain/rules/definition';
import { definitions, factLine } from '@/lib/domain/rules/testing/arbitraries';
import type { Act } from './acts';
import type { PlainWorld } from './plain-world';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Middle of what the test plays: rules end before it or begin on it. */
export const TURNS_ON = '2026-11-21';

const KINDS = [
  [7, 'buy'],
  [3, 'buyByHold'],
  [6, 'return'],
  [2, 'cancel'],
  [1, 'quote'],
  [3, 'redeem'],
  [4, 'hold'],
  [2, 'capture'],
  [1, 'release'],
  [2, 'give'],
  [2, 'transfer'],
  [1, 'merge'],
  [2, 'unmerge'],
  [1, 'again'],
] as const;

/** Everything that is done. */
export const ACT_KINDS: readonly Act['do'][] = KINDS.flatMap(([, kind]) =>
  kind === 'buyByHold' ? [] : [kind],
);

/** What is drawn of an act; what it is about is chosen when it is done. */
const draw = fc.record({
  do: fc.oneof(...KINDS.map(([weight, kind]) => ({ weight, arbitrary: fc.constant(kind) }))),
  member: fc.nat(2),
  to: fc.nat(2),
  which: fc.nat(40),
  /** The latest is chosen more often than any other. */
  isLatest: fc.boolean(),
  lines: fc.array(factLine, { minLength: 1, maxLength: 3 }),
  /** Mostly whole units, so that some return of them fits. */
  units: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 3 }),
  lateMs: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 6 * DAY_MS }) },
  ),
  spends: fc.option(fc.constantFrom(1, 5, 20, 50, 100), { freq: 2 }),
  parts: fc.option(
    fc.uniqueArray(
      fc.record({ place: fc.nat(2), milli: fc.constantFrom(300, 1_000, 1_000, 2_000) }),
      { minLength: 1, maxLength: 2, selector: ({ place }) => place },
    ),
    { freq: 4 },
  ),
  points: fc.integer({ min: 1, max: 80 }),
  minutes: fc.constantFrom(10, 300, 1_440),
  livesMs: fc.option(fc.integer({ min: HOUR_MS, max: 5 * DAY_MS }), { freq: 3 }),
  isThrice: fc.nat(3).map((n) => n === 0),
});
export type Draw = typeof draw extends fc.Arbitrary<infer T> ? T : never;

/** One after the other, or some at once with or without the night's work; or the clock jumps, sometimes back. */
const turn = fc.oneof(
  {
    weight: 7,
    arbitrary: fc.record({
      acts: fc.array(draw, { minLength: 2, maxLength: 4 }),
      isNight: fc.nat(4).map((n) => n === 0),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      jumpMs: fc.oneof(
        { weight: 4, arbitrary: fc.integer({ min: HOUR_MS, max: 3 * DAY_MS }) },
        { weight: 1, arbitrary: fc.integer({ min: -2 * DAY_MS, max: -1 }) },
      ),
      isNight: fc.boolean(),
    }),
  },
);
export type Turn = typeof turn extends fc.Arbitrary<infer T> ? T : never;
export const turns = fc.array(turn, { minLength: 4, maxLength: 10 });

const dated = fc.constantFrom('always', 'always', 'before', 'after');

/** A rule of a programme with the days on which it holds. */
export type DatedRule = {
  readonly definition: DefinitionJson;
  readonly startsOn: string;
  readonly endsOn: string | null;
};

/** The rules of a programme: of earning and caps any, some until or from a day; terms of lots that end soon; points may pay. */
export const programmes: fc.Arbitrary<{ rules: DatedRule[]; tierId: number }> = fc
  .record({
    all: definitions,
    days: fc.array(dated, { minLength: 12, maxLength: 12 }),
    livesDays: fc.constantFrom(null, 1, 3, 365),
    waitsDays: fc.constantFrom(0, 0, 1, 2),
    takesBack: fc.constantFrom('debt' as const, 'stopAtZero' as const),
    spending: fc.record({
      minor: fc.constantFrom('1', '30', '100'),
      step: fc.constantFrom('0.01', '1', '5'),
      least: fc.constantFrom('0', '5'),
      shareBps: fc.constantFrom(10_000, 5_000),
    }),
    tierId: fc.constantFrom(0, 1),
  })
  .map(({ all, days, livesDays, waitsDays, takesBack, spending, tierId }) => {
    const rules = all.map((definition, place): DatedRule => {
      const always = { startsOn: '2020-01-01', endsOn: null };
      if (definition.kind === 'terms') {
        return { ...always, definition: { ...definition, livesDays, waitsDays, takesBack } };
      }
      const day = days[place] ?? 'always';
      if (day === 'before') return { definition, ...always, endsOn: TURNS_ON };
      return { definition, ...always, ...(day === 'after' ? { startsOn: TURNS_ON } : {}) };
    });
    const pays = { kind: 'spending' as const, points: '1', ...spending };
    rules.push({ definition: pays, startsOn: '2020-01-01', endsOn: null });
    return { rules, tierId };
  });

/** One of those that there are; the latest when so drawn. */
function chosen(all: readonly number[], { which, isLatest }: Draw): number {
  return (isLatest ? all.at(-1) : all[which % Math.max(1, all.length)]) ?? -1;
}

/** What is drawn, about what there is. */
export function toAct(world: PlainWorld, drawn: Draw, no: number): Act {
  const member = world.members[drawn.member] ?? 0;
  const to = world.members[drawn.to] ?? 0;
  const of = chosen(
    world.receipts.map((one) => one.no),
    drawn,
  );
  const open = world.holds.filter(({ state }) => state === 'open');
  const hold = chosen(
    (drawn.isLatest && open.length > 0 ? open : world.holds).map((one) => one.no),
    drawn,
  );
  const owner = world.holds.find((one) => one.no === hold)?.owner ?? member;
  const lines = drawn.lines.map((line, place) =>
    drawn.isLatest ? { ...line, quantityMilli: BigInt(drawn.units[place] ?? 1) * 1_000n } : line,
  );
  const { points, minutes, livesMs, lateMs, isThrice, parts, spends } = drawn;
  const buys = { do: 'buy', no, lines, lateMs, isThrice } as const;
  switch (drawn.do) {
    case 'buy':
      return { ...buys, member, spends };
    case 'buyByHold':
      return { ...buys, member: owner, spends: { hold } };
    case 'return':
      return { do: 'return', no, of, lines: parts };
    case 'cancel':
      return { do: 'cancel', no, of };
    case 'quote':
      return { do: 'quote', no, member, lines };
    case 'redeem':
      return { do: 'redeem', no, member, points };
    case 'hold':
      return { do: 'hold', no, member, points, minutes };
    case 'capture':
    case 'release':
      return { do: drawn.do, no, hold };
    case 'give':
      return { do: 'give', no, member, points, livesMs };
    case 'transfer':
      return { do: 'transfer', no, member, to, points };
    case 'merge':
      return { do: 'merge', no, member, to };
    case 'unmerge': {
      const merged = world.members.filter((one) => world.mergedInto[one] != null);
      return { do: 'unmerge', no, member: merged[drawn.which % merged.length] ?? member };
    }
    case 'again':
      return { do: 'again', no, of };
  }
}
