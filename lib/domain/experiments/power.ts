import { assert } from '../shared/assert';
import { BEYOND } from './compare';
import { normalQuantile } from './distributions';

/** The chance with which an effect as large as asked for is to be seen. */
const POWER = 0.8;
const WHOLE_BPS = 10_000;
/** Longer ahead no days are told. */
const MOST_DAYS = 3_650;

/** What is planned: how the figure varies, and which part of the members is held back. */
type Plan = { readonly variance: number; readonly holdoutBps: number };

/** (z(0.975) + z(0.8))² · variance · (1 / treated share + 1 / held back share): Cochran's formula, without the difference. */
function spreadOf({ variance, holdoutBps }: Plan): number {
  assert(holdoutBps > 0 && holdoutBps < WHOLE_BPS, 'both arms have members');
  const held = holdoutBps / WHOLE_BPS;
  const z = normalQuantile(BEYOND) + normalQuantile(2 * (1 - POWER));
  return z ** 2 * variance * (1 / held + 1 / (1 - held));
}

/** How many members in all, of both arms, it takes to see such a difference of means with 80% chance at 95%, either way. */
export function membersNeeded(plan: Plan & { readonly difference: number }): number {
  assert(plan.difference !== 0, 'no number of members shows no difference');
  return Math.ceil(spreadOf(plan) / plan.difference ** 2);
}

/** The smallest difference that so many members show with that chance. */
export function smallestDifference(plan: Plan & { readonly members: number }): number {
  assert(plan.members > 0, 'nobody shows nothing');
  return Math.sqrt(spreadOf(plan) / plan.members);
}

/**
 * In about how many more days as many members as needed are assigned, when they come as they came so far. 0: there are enough. Null:
 * nobody comes, or it would take longer than ten years.
 */
export function daysToGo({
  needed,
  members,
  days,
}: {
  readonly needed: number;
  readonly members: number;
  /** Since the first was assigned, that day included. */
  readonly days: number;
}): number | null {
  if (members >= needed) return 0;
  if (members === 0 || days < 1) return null;
  const more = Math.ceil(((needed - members) * days) / members);
  return more > MOST_DAYS ? null : more;
}
