import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { MessageEventKind } from '@/lib/domain/messaging/states';
import type { ConditionOf } from '@/lib/domain/segments/conditions/registry';
import { ADDRESS_SQL, hashSql } from '@/lib/messaging/contact-hash';
import type { Predicate, PredicateContext, PredicateOf } from '../predicate';
import { allOf, happenedWithin, oneOfNumbers, oneOfTexts, within } from './pieces';

type Told = Pick<ConditionOf<'messageSent'>, 'mechanics' | 'window'>;

/** Of one of these mechanics; of any, it is enough that it is of one. */
const ofMechanic = (ruleId: SQL, mechanics: readonly number[] | undefined): SQL =>
  mechanics === undefined ? sql`${ruleId} IS NOT NULL` : oneOfNumbers(ruleId, mechanics);

const among = (select: SQL): Predicate => ({
  needs: [],
  isSet: true,
  where: sql`k.member_id IN (${select})`,
});

export const mechanicAward: PredicateOf<'mechanicAward'> = (condition, context) => {
  const { results, mechanics, window } = condition;
  const { sampled } = context;
  const on =
    window === undefined
      ? sql`true`
      : sql`CASE WHEN w.state = 'takenBack' THEN ${happenedWithin(sql`w.settled_at`, window, context)}
          ELSE ${within(sql`w.decided_on`, window, context)} END`;
  return among(sql`SELECT w.member_id FROM awards w
    WHERE ${allOf([
      oneOfTexts(sql`w.state`, results),
      ...(mechanics === undefined ? [] : [oneOfNumbers(sql`w.rule_id`, mechanics)]),
      on,
    ])}${sampled(sql`w.member_id`)}`);
};

export const messageSent: PredicateOf<'messageSent'> = ({ mechanics, window }, context) =>
  among(sql`SELECT e.member_id FROM messages e
    WHERE ${allOf([
      sql`e.state = 'sent'`,
      ofMechanic(sql`e.rule_id`, mechanics),
      happenedWithin(sql`e.ended_at`, window, context),
    ])}${context.sampled(sql`e.member_id`)}`);

/** Something of these kinds happened to a message of a mechanic. */
function happened(
  kinds: readonly MessageEventKind[],
  { mechanics, window }: Told,
  context: PredicateContext,
): Predicate {
  return among(sql`SELECT h.member_id FROM message_events h JOIN messages e USING (member_id, message_id)
    WHERE ${allOf([
      oneOfTexts(sql`h.kind`, kinds),
      ofMechanic(sql`e.rule_id`, mechanics),
      happenedWithin(sql`h.happened_at`, window, context),
    ])}${context.sampled(sql`h.member_id`)}`);
}

export const messageOpened: PredicateOf<'messageOpened'> = (condition, context) =>
  happened(['opened', 'clicked'], condition, context);

export const messageClicked: PredicateOf<'messageClicked'> = (condition, context) =>
  happened(['clicked'], condition, context);

export const suppressed: PredicateOf<'suppressed'> = ({ channels }, { sampled }) =>
  among(sql`SELECT p.member_id FROM member_profiles p
    CROSS JOIN unnest(${sql.param([...channels])}::text[]) w (channel)
    JOIN suppressions s ON s.channel = w.channel AND s.contact_hash = ${sql.raw(hashSql('w.channel', ADDRESS_SQL))}
    WHERE s.ended_at IS NULL${sampled(sql`p.member_id`)}`);
