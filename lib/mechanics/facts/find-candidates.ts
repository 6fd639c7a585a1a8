import 'server-only';
import type { Occasion } from '@/lib/domain/mechanics/kinds/registry';
import type { Days } from '@/lib/domain/mechanics/occurrence';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { Values } from '@/lib/tiers/engine/facts-sql';
import { candidatesOf } from './candidates';
import { type Whose, whoseSql } from './whose';

export type AskedCandidates = {
  readonly occasion: Occasion;
  readonly days: Days;
  readonly whose: Whose;
  /** IANA zone of the programme. */
  readonly timeZone: string;
  /** Today in it: of days that are over ended lots are looked at as well. */
  readonly todayOn: string;
  /** For who gives on this day: of occasions whose last day is before it nobody is looked for. */
  readonly givenOn?: string;
  /** Those after this number alone, at most so many: a page of a walk through all members. */
  readonly after?: number;
  readonly most?: number;
};

/** SQL of everybody for whom an occasion could be due: a SELECT of `member_id`, each once, in no order. */
export function candidatesSql(
  values: Values,
  asked: Omit<AskedCandidates, 'after' | 'most'>,
): string {
  const { occasion, days, whose, timeZone, todayOn, givenOn = null } = asked;
  const isPast = days.fromOn < todayOn;
  const mine = whoseSql(values, whose);
  return `SELECT DISTINCT c.member_id FROM (${candidatesOf(occasion, { values, days, timeZone, isPast, givenOn, mine })}) c WHERE c.member_id > 0`;
}

/**
 * Members for whom an occasion could be due, or what it gave be taken back, on some days: all of them, and others beside. It decides
 * nothing; `occurrencesOf` does, by facts. In any status, in the order of their numbers.
 */
export async function findCandidates(
  run: RunRows,
  { after = 0, most, ...asked }: AskedCandidates,
): Promise<readonly number[]> {
  const values = new Values();
  const text = candidatesSql(values, asked);
  const limit = most === undefined ? '' : `LIMIT ${values.bind(most)}`;
  const rows = await run<{ memberId: number }>(
    `SELECT member_id::float8 AS "memberId" FROM (${text}) f WHERE member_id > ${values.bind(after)} ORDER BY member_id ${limit}`,
    values.list,
  );
  return rows.map(({ memberId }) => memberId);
}
