import 'server-only';
import { withTx } from '@/db/write';
import { systemActor, type UserActor } from '@/lib/domain/access/actor';
import { eanCheckDigit } from '@/lib/domain/cards/check-digits';
import { addDays } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import { runCommand } from '@/lib/kernel/command';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { expireCards } from '../commands/expire-cards';
import type { CardResult } from '../operate-card';
import { CARD_COMMANDS } from '../operations';
import type { LifeCard, LifeStep } from './life-model';

const SUPPORT: UserActor = { kind: 'user', userId: 1, role: 'support', requestId: 'test' };
const ACTOR = { label: 'system:test', requestId: 'test' };
const FIRST_DAY = '2026-11-20';

/** How a step ended: what became of the card, or the reason it was refused for. */
export type Outcome =
  | { readonly result: CardResult; readonly newCard: CardResult | null }
  | { readonly refused: string };

export type Issue = {
  readonly operation: 'issue';
  readonly memberId: number;
  readonly number: string | null;
  readonly expiresOn: string | null;
};
export type Attempt = Issue | (LifeStep & { readonly number: string | null });

/** Runs a statement as the test and gives its rows. */
export async function sql<Row extends object>(
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return withTx(ACTOR, async ({ client }) => (await client.query<Row>(text, [...values])).rows);
}

/** The day of a programme whose clock was moved on. */
export function dayAfter(days: number): string {
  return addDays(FIRST_DAY, days);
}

const noonOf = (day: string) => new Date(`${day}T09:00:00Z`);

function numberOf(run: number, at: number): string {
  const digits = `29${String(run).padStart(8, '0')}${String(at).padStart(2, '0')}`;
  return `${digits}${eanCheckDigit(digits)}`;
}

/** Three members of their own for a run, the last suspended, with a card made for the first and one in use by the last. */
export async function prepareRun(run: number): Promise<{
  readonly members: readonly number[];
  readonly suspended: number;
  readonly numbers: readonly string[];
  readonly cards: readonly LifeCard[];
}> {
  const members = [1, 2, 3].map((place) => run * 10 + place);
  const [first = 0, , suspended = 0] = members;
  await seedMembers(
    members.map((memberId) => ({
      memberId,
      status: memberId === suspended ? 'suspended' : 'active',
    })),
  );
  const numbers = [0, 1, 2, 3].map((at) => numberOf(run, at));
  await sql(
    `INSERT INTO identity_claims (kind, value, member_id) VALUES ('card', $1, $2), ('card', $3, $4)`,
    [numbers[0], first, numbers[1], suspended],
  );
  const cards = await sql<LifeCard>(
    `INSERT INTO cards (member_id, number, status, issued_on)
     VALUES ($2, $1, 'produced', '2026-01-01'), ($4, $3, 'active', '2026-01-01')
     RETURNING card_id::float8 AS "cardId", member_id::float8 AS "memberId", number, status,
       block_reason AS reason, expires_on::text AS "expiresOn", version`,
    [numbers[0], first, numbers[1], suspended],
  );
  return { members, suspended, numbers, cards };
}

async function perform(
  attempt: Attempt,
  now: Date,
): Promise<CardResult & { newCard?: CardResult }> {
  if (attempt.operation === 'issue') {
    const { memberId, number, expiresOn } = attempt;
    return runCommand(CARD_COMMANDS.issue, { memberId, number, expiresOn }, SUPPORT, { now });
  }
  const { card, operation, isChecked, reason, expiresOn, number } = attempt;
  const input = {
    cardId: card.cardId,
    version: card.version,
    identityChecked: isChecked,
    termsAccepted: isChecked,
    phoneConfirmed: isChecked,
    reason,
    expiresOn,
    newNumber: number,
  };
  return runCommand(CARD_COMMANDS[operation], input, SUPPORT, { now });
}

/** Tries something on a day; a refusal is an outcome, anything else a defect. */
export async function tryOut(attempt: Attempt, day: string): Promise<Outcome> {
  try {
    const { newCard, ...result } = await perform(attempt, noonOf(day));
    return { result, newCard: newCard ?? null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refused: error.code === 'card_refused' ? String(error.details.reason) : error.code };
  }
}

/** Two workers end what is over, at once. */
export async function expireOn(day: string): Promise<void> {
  const run = () => runCommand(expireCards, {}, systemActor('test'), { now: noonOf(day) });
  await Promise.all([run(), run()]);
}
