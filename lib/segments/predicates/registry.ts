import 'server-only';
import type { Condition, ConditionId } from '@/lib/domain/segments/conditions/registry';
import type { Predicate, PredicateContext, PredicateOf } from '../predicate';
import { consent, message, reachable } from './contact';
import { basket, began, categoryShare, discountShare, stopped } from './habits';
import { tierLosing } from './losing';
import { age, attribute, birthday, city, homeStore, joined, kind, source } from './member';
import { mechanicAward, messageClicked, messageOpened, messageSent, suppressed } from './messages';
import { tierNear } from './near';
import { event, rfmGroup, rfmScore, segment, share } from './other';
import {
  balance,
  card,
  expiring,
  redeemed,
  tier,
  tierEnds,
  tierGrace,
  tierSince,
} from './programme';
import { bought, firstBought, lastBought, returned } from './purchases';
import { alive, expected, late, lifecycle } from './rhythm';

const PREDICATES: { readonly [Id in ConditionId]: PredicateOf<Id> } = {
  age,
  alive,
  attribute,
  balance,
  basket,
  began,
  birthday,
  bought,
  card,
  categoryShare,
  city,
  consent,
  discountShare,
  event,
  expected,
  expiring,
  firstBought,
  homeStore,
  joined,
  kind,
  lastBought,
  late,
  lifecycle,
  mechanicAward,
  message,
  messageClicked,
  messageOpened,
  messageSent,
  reachable,
  redeemed,
  returned,
  rfmGroup,
  rfmScore,
  segment,
  share,
  source,
  stopped,
  suppressed,
  tier,
  tierEnds,
  tierGrace,
  tierLosing,
  tierNear,
  tierSince,
};

/** The SQL of a condition, `not` left aside. */
export function predicateOf(condition: Condition, context: PredicateContext): Predicate {
  // The id leads to the predicate of its own kind, which the compiler cannot follow.
  const predicate = PREDICATES[condition.is] as (
    condition: Condition,
    context: PredicateContext,
  ) => Predicate;
  return predicate(condition, context);
}
