import 'server-only';
import type { Condition, ConditionId } from '@/lib/domain/segments/conditions/registry';
import type { Predicate, PredicateContext, PredicateOf } from '../predicate';
import { age, attribute, birthday, city, homeStore, joined, kind, source } from './member';
import { consent, event, rfmGroup, rfmScore, segment, share } from './other';
import { balance, card, expiring, tier } from './programme';
import { bought, firstBought, lastBought, returned } from './purchases';

const PREDICATES: { readonly [Id in ConditionId]: PredicateOf<Id> } = {
  age,
  attribute,
  balance,
  birthday,
  bought,
  card,
  city,
  consent,
  event,
  expiring,
  firstBought,
  homeStore,
  joined,
  kind,
  lastBought,
  returned,
  rfmGroup,
  rfmScore,
  segment,
  share,
  source,
  tier,
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
