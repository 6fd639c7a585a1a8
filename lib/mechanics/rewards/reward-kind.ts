import 'server-only';
import type { Tx } from '@/db/write';
import type { Reward } from '@/lib/domain/mechanics/rewards';

/** For whom an award is, and for what occasion. */
export type AwardRow = { readonly memberId: number; readonly occurrence: string };

/** Why a member did not get a reward: the pool has no code left, and may have one later; there is no tier to hold. */
export type MissedReward = AwardRow & {
  /** Which of the rewards it was, from 0. */
  readonly place: number;
  readonly why: 'poolDry' | 'noTier';
};

/** One reward of a version of a mechanic for many awards. */
export type Giving<R extends Reward = Reward> = {
  readonly ruleId: number;
  readonly ruleVersionId: number;
  readonly reward: R;
  readonly place: number;
  /** The day of the programme's zone on which it is given. */
  readonly givenOn: string;
  readonly now: Date;
  /** By member, then occurrence: locks are taken in that order. */
  readonly rows: readonly AwardRow[];
};

/** An award that is to be as if it had not been. */
export type AwardTaken = AwardRow & { readonly ruleId: number };
export type Taking = {
  readonly rows: readonly AwardTaken[];
  readonly takenOn: string;
  readonly now: Date;
};

export type OfKind<K extends Reward['is']> = Extract<Reward, { is: K }>;

/** How a kind of reward is given and taken back, in sets. Giving what was given before changes nothing. */
export type RewardKind<K extends Reward['is']> = {
  give(tx: Tx, giving: Giving<OfKind<K>>): Promise<readonly MissedReward[]>;
  takeBack(tx: Tx, taking: Taking): Promise<void>;
};

/** What every row of a reward begins with, as $1 to $7, and the awards as `d (member_id, occurrence)`. */
export const ROW_COLUMNS =
  'member_id, rule_id, occurrence, place, rule_version_id, given_on, given_at';
export const ROW_VALUES = 'd.member_id, $3::int, d.occurrence, $4::smallint, $5::int, $6::date, $7';
export const ROWS = 'unnest($1::bigint[], $2::text[]) AS d (member_id, occurrence)';

/** The values of those. */
export function rowValues(giving: Giving): readonly unknown[] {
  const { rows, ruleId, place, ruleVersionId, givenOn, now } = giving;
  return [
    rows.map(({ memberId }) => memberId),
    rows.map(({ occurrence }) => occurrence),
    ...[ruleId, place, ruleVersionId, givenOn, now],
  ];
}

/** The awards that are taken back as `b (member_id, rule_id, occurrence)`, $1 to $3. */
export const TAKEN =
  'unnest($1::bigint[], $2::int[], $3::text[]) AS b (member_id, rule_id, occurrence)';
export const OF_TAKEN =
  '(t.member_id, t.rule_id, t.occurrence) = (b.member_id, b.rule_id, b.occurrence)';

export function takenValues({ rows }: Taking): readonly unknown[] {
  return [
    rows.map(({ memberId }) => memberId),
    rows.map(({ ruleId }) => ruleId),
    rows.map(({ occurrence }) => occurrence),
  ];
}
