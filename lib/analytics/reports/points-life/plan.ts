import 'server-only';
import type { Read } from '@/db/read';
import { EXPIRY_DAYS } from '@/lib/domain/points/states';
import { analyticsState } from '../../analytics-state';
import { memberIs } from '../../member-filter';
import { planPoints } from '../points/plan';
import { livesDays, rulesOn } from '../points/point-value';
import type { Replay } from './replay';
import type { PointsLifeParameters } from './spec';

/** More accounts than this are not replayed: one in two, in four, … stands for the others. */
const MOST_ACCOUNTS = 2_500;

export type LifePlan = {
  readonly replay: Replay;
  readonly accounts: number;
  readonly currency: string;
  /** Days, or `none`. */
  readonly presentLife: string;
};

/** What is replayed and how many accounts stand behind it. */
export async function planLife(read: Read, parameters: PointsLifeParameters): Promise<LifePlan> {
  const state = await analyticsState(read);
  const plan = planPoints({ asOf: parameters.asOf, step: 'month' }, state);
  const [rules, [counted]] = await Promise.all([
    rulesOn(read, plan.asOfOn),
    read<{ accounts: number }[]>`
      SELECT count(*)::int AS accounts FROM point_accounts a LEFT JOIN member_summary s USING (member_id)
      WHERE true ${memberIs(read, parameters)}`,
  ]);
  const accounts = counted?.accounts ?? 0;
  let oneIn = 1;
  while (accounts / oneIn > MOST_ACCOUNTS) oneIn *= 2;
  const present = livesDays(rules);
  const triedDays = parameters.life === 'none' ? null : Number(parameters.life);
  return {
    accounts,
    currency: state.currency,
    presentLife: present === null ? 'none' : String(present),
    // Where points do not end now there is nothing to move: those given before keep the life they had.
    replay: {
      read,
      plan,
      filter: parameters,
      presentDays: present ?? EXPIRY_DAYS,
      triedDays,
      oneIn,
    },
  };
}
