import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cards } from '@/lib/doctor/checks/cards';
import { identityClaims } from '@/lib/doctor/checks/identity-claims';
import { runCheck } from '@/lib/doctor/run-check';
import { BLOCK_REASONS, type CardStatus } from '@/lib/domain/cards/states';
import { afterStep, isAllowed, LIFE_OPERATIONS, type LifeCard } from './testing/life-model';
import {
  type Attempt,
  dayAfter,
  expireOn,
  type Outcome,
  prepareRun,
  sql,
  tryOut,
} from './testing/life-runner';

const RUNS = 60;
const DAYS_A_NIGHT = 30;

const ENDED: readonly CardStatus[] = ['replaced', 'closed', 'void'];

const draws = fc.record({
  // What ends a card comes seldom, so that most cards live long enough for the rest.
  operation: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('issue' as const, ...LIFE_OPERATIONS) },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        'issue' as const,
        'activate' as const,
        'activate' as const,
        'block' as const,
      ),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom('unblock' as const, 'replace' as const, 'renew' as const),
    },
  ),
  isAnyCard: fc.nat(4).map((n) => n === 0),
  card: fc.nat(20),
  member: fc.nat(2),
  number: fc.option(fc.nat(3), { freq: 2 }),
  reason: fc.constantFrom(...BLOCK_REASONS),
  isChecked: fc.nat(4).map((n) => n > 0),
  days: fc.constantFrom(null, 10, 40, 80),
});
type Draw = typeof draws extends fc.Arbitrary<infer T> ? T : never;

/** People who work at once, or a night in which cards expire. */
const turns = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.array(draws, { minLength: 1, maxLength: 6 }) },
    { weight: 1, arbitrary: fc.constant('night' as const) },
  ),
  { minLength: 4, maxLength: 12 },
);

type World = Awaited<ReturnType<typeof prepareRun>> & {
  readonly live: Map<number, LifeCard>;
  nights: number;
  changes: number;
};

function toAttempt(world: World, draw: Draw): Attempt {
  const { operation, reason, isChecked, days } = draw;
  const expiresOn = days === null ? null : dayAfter(world.nights * DAYS_A_NIGHT + days);
  const number = draw.number === null ? null : (world.numbers[draw.number] ?? null);
  if (operation === 'issue') {
    return { operation, memberId: world.members[draw.member] ?? 0, number, expiresOn };
  }
  const all = [...world.live.values()];
  const going = all.filter(({ status }) => !ENDED.includes(status));
  const cards = draw.isAnyCard || going.length === 0 ? all : going;
  const card = cards[draw.card % cards.length];
  if (card === undefined) throw new Error('a run begins with cards');
  return { operation, card, reason, isChecked, expiresOn, number };
}

/** The cards that an attempt is about: the one it names, or the one that bears the number it issues. */
function cardOf(world: World, attempt: Attempt): LifeCard | undefined {
  if (attempt.operation !== 'issue') return attempt.card;
  return [...world.live.values()].find(({ number }) => number === attempt.number);
}

/** Whether the model would let it happen if nobody came between. */
function isRight(world: World, attempt: Attempt): boolean {
  const bearer = [...world.live.values()].find(({ number }) => number === attempt.number);
  if (attempt.operation === 'issue') {
    if (attempt.memberId === world.suspended) return false;
    if (attempt.number === null || bearer === undefined) return true;
    return bearer.memberId === attempt.memberId && bearer.status === 'produced';
  }
  const isNumberFree = attempt.operation !== 'replace' || bearer === undefined;
  return isNumberFree && isAllowed(attempt, attempt.card.memberId !== world.suspended);
}

const wonBy = (outcome: Outcome): outcome is Extract<Outcome, { result: unknown }> =>
  'result' in outcome;

/** Whether another attempt of the turn won the same card or the same number. */
function isBeaten(world: World, tried: readonly [Attempt, Outcome][], at: number): boolean {
  const mine = tried[at]?.[0];
  if (mine === undefined) return false;
  const card = cardOf(world, mine);
  const takes = (attempt: Attempt) =>
    attempt.operation === 'issue' || attempt.operation === 'replace' ? attempt.number : null;
  return tried.some(([other, outcome], index) => {
    if (index === at || !wonBy(outcome)) return false;
    const isSameCard = card !== undefined && cardOf(world, other)?.cardId === card.cardId;
    return isSameCard || (takes(mine) !== null && takes(other) === takes(mine));
  });
}

function begin(
  world: World,
  card: Pick<LifeCard, 'cardId' | 'memberId' | 'number' | 'status' | 'expiresOn'>,
): void {
  const { cardId, memberId, number, status, expiresOn } = card;
  world.live.set(cardId, { cardId, memberId, number, status, reason: null, expiresOn, version: 1 });
  world.changes += 1;
}

function changed(world: World, card: LifeCard): void {
  world.live.set(card.cardId, card);
  world.changes += 1;
}

function takeOver(world: World, attempt: Attempt, outcome: Outcome): void {
  if (!wonBy(outcome)) return;
  const { result, newCard } = outcome;
  const { expiresOn } = attempt;
  if (attempt.operation !== 'issue') {
    const after = afterStep(attempt);
    expect(result).toMatchObject({ status: after.status, version: after.version });
    changed(world, after);
    if (newCard !== null) begin(world, { ...newCard, expiresOn });
    return;
  }
  const made = world.live.get(result.cardId);
  if (made === undefined) begin(world, { ...result, expiresOn });
  else
    changed(world, {
      ...made,
      status: 'issued',
      expiresOn: expiresOn ?? made.expiresOn,
      version: made.version + 1,
    });
}

async function workAtOnce(world: World, drawn: readonly Draw[]): Promise<void> {
  const today = dayAfter(world.nights * DAYS_A_NIGHT);
  const attempts = drawn.map((draw) => toAttempt(world, draw));
  const outcomes = await Promise.all(attempts.map((attempt) => tryOut(attempt, today)));
  const tried = attempts.map((attempt, at): [Attempt, Outcome] => [
    attempt,
    outcomes[at] ?? { refused: '' },
  ]);
  for (const [at, [attempt, outcome]] of tried.entries()) {
    const told = JSON.stringify({ attempt, outcome });
    const isPossible = isRight(world, attempt);
    if (wonBy(outcome)) {
      expect(isPossible, `done against the rules: ${told}`).toBe(true);
      expect(isBeaten(world, tried, at), `two won: ${told}`).toBe(false);
    } else {
      expect(!isPossible || isBeaten(world, tried, at), `refused for nothing: ${told}`).toBe(true);
    }
  }
  for (const [attempt, outcome] of tried) takeOver(world, attempt, outcome);
}

async function passNight(world: World): Promise<void> {
  world.nights += 1;
  const today = dayAfter(world.nights * DAYS_A_NIGHT);
  await expireOn(today);
  for (const card of world.live.values()) {
    const isDue = card.expiresOn !== null && card.expiresOn < today;
    if (!isDue || !['issued', 'active'].includes(card.status)) continue;
    changed(world, { ...card, status: 'expired', version: card.version + 1 });
  }
}

/** The base holds what the model holds; each change has its event and its audit row. */
async function compare(world: World): Promise<void> {
  const stored = await sql<LifeCard>(
    `SELECT card_id::float8 AS "cardId", member_id::float8 AS "memberId", number, status, block_reason AS reason,
       expires_on::text AS "expiresOn", version FROM cards WHERE member_id = ANY ($1) ORDER BY card_id`,
    [world.members],
  );
  expect(stored).toEqual([...world.live.values()].sort((a, b) => a.cardId - b.cardId));
  const [broken] = await sql<{ n: number; events: number; audited: number }>(
    `WITH told AS (
       SELECT *, lag(to_status) OVER life AS was, lag(card_version) OVER life AS version_before
         FROM card_events WHERE member_id = ANY ($1) WINDOW life AS (PARTITION BY card_id ORDER BY card_version)
     )
     SELECT count(*) FILTER (WHERE was IS NOT NULL AND (was <> from_status OR card_version <> version_before + 1))::int AS n,
       count(*)::int AS events,
       (SELECT count(*)::int FROM audit_events WHERE subject_kind = 'card' AND subject_id = ANY ($2)) AS audited
     FROM told`,
    [world.members, stored.map(({ cardId }) => String(cardId))],
  );
  expect(broken).toEqual({ n: 0, events: world.changes, audited: world.changes });
  for (const check of [identityClaims, cards]) {
    const found = await runCheck(check, (text) => sql(text));
    expect(found, check.proves).toEqual({ differences: 0, examples: [] });
  }
}

let run = 0;

it('I7 CARD-15 whatever people do at once, cards go only legal ways, numbers have one owner, and all is written down', async () => {
  await fc.assert(
    fc.asyncProperty(turns, async (played) => {
      run += 1;
      const prepared = await prepareRun(run);
      const live = new Map(prepared.cards.map((card) => [card.cardId, card]));
      const world: World = { ...prepared, live, nights: 0, changes: 0 };
      for (const turn of played) {
        await (turn === 'night' ? passNight(world) : workAtOnce(world, turn));
      }
      await compare(world);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 120_000);
