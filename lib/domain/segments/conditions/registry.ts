import { z } from 'zod';
import { consent, message, reachable } from './contact';
import { age, attribute, birthday, city, homeStore, joined, kind, source } from './member';
import { mechanicAward, messageClicked, messageOpened, messageSent, suppressed } from './messages';
import { event, segment, share } from './other';
import {
  balance,
  card,
  expiring,
  redeemed,
  tier,
  tierEnds,
  tierGrace,
  tierLosing,
  tierNear,
  tierSince,
} from './programme';
import {
  basket,
  began,
  bought,
  categoryShare,
  discountShare,
  firstBought,
  lastBought,
  returned,
  stopped,
} from './purchases';
import { rfmGroup, rfmScore } from './rfm';
import { alive, expected, late, lifecycle } from './rhythm';

/** Every kind of condition, in the order in which one is chosen. To add one: its spec here, its SQL in lib/segments/predicates. */
export const CONDITIONS = [
  tier,
  tierSince,
  tierGrace,
  tierEnds,
  tierNear,
  tierLosing,
  card,
  balance,
  expiring,
  redeemed,
  bought,
  lastBought,
  firstBought,
  returned,
  began,
  stopped,
  categoryShare,
  basket,
  discountShare,
  lifecycle,
  late,
  alive,
  expected,
  rfmGroup,
  rfmScore,
  joined,
  birthday,
  age,
  kind,
  homeStore,
  city,
  source,
  consent,
  reachable,
  message,
  messageSent,
  messageOpened,
  messageClicked,
  mechanicAward,
  suppressed,
  attribute,
  event,
  segment,
  share,
] as const;

type Spec = (typeof CONDITIONS)[number];
export type ConditionId = Spec['id'];

/** One condition with its slots filled. */
export const conditionSchema = z.discriminatedUnion(
  'is',
  CONDITIONS.map(({ schema }) => schema) as unknown as readonly [
    Spec['schema'],
    ...Spec['schema'][],
  ],
);
export type Condition = z.output<Spec['schema']>;

/** A condition of one kind. */
export type ConditionOf<Id extends ConditionId> = Extract<Condition, { is: Id }>;
