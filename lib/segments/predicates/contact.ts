import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { ConfirmedContact } from '@/lib/domain/contacts/states';
import type { ConditionOf } from '@/lib/domain/segments/conditions/registry';
import type { PredicateOf } from '../predicate';
import { allOf, between, happenedWithin, oneOfTexts } from './pieces';

export const consent: PredicateOf<'consent'> = ({ purposes, channels }, { sampled }) => ({
  needs: [],
  isSet: true,
  where: sql`k.member_id IN (SELECT c.member_id FROM consent_states c
    WHERE c.decision = 'given' AND ${oneOfTexts(sql`c.purpose`, purposes)}
      AND ${channels === undefined ? sql`true` : sql`(c.purpose <> 'advertising' OR ${oneOfTexts(sql`c.channel`, channels)})`}${sampled(sql`c.member_id`)})`,
});

type Way = ConditionOf<'reachable'>['ways'][number];

/** The contact that each way needs. */
const CONTACTS: Readonly<Record<Way, ConfirmedContact>> = {
  email: 'email',
  sms: 'phone',
  phone: 'phone',
};

export const reachable: PredicateOf<'reachable'> = ({ ways }, { sampled }) => {
  const by = (way: Way): SQL => sql`(c.channel = ${way} AND f.contact = ${CONTACTS[way]})`;
  return {
    needs: [],
    isSet: true,
    where: sql`k.member_id IN (SELECT c.member_id FROM consent_states c JOIN contact_confirmations f USING (member_id)
      WHERE c.purpose = 'advertising' AND c.decision = 'given' AND f.ended_at IS NULL
        AND (${sql.join(ways.map(by), sql` OR `)})${sampled(sql`c.member_id`)}${sampled(sql`f.member_id`)})`,
  };
};

export const message: PredicateOf<'message'> = (condition, context) => {
  const { outcomes, purpose, times, window } = condition;
  return {
    needs: [],
    isSet: true,
    where: sql`k.member_id IN (SELECT e.member_id FROM messages e WHERE ${allOf([
      oneOfTexts(sql`e.state`, outcomes),
      ...(purpose === undefined ? [] : [oneOfTexts(sql`e.kind`, purpose)]),
      happenedWithin(sql`e.ended_at`, window, context),
    ])}${context.sampled(sql`e.member_id`)}
      GROUP BY e.member_id HAVING ${between(sql`count(*)`, times ?? {})})`,
  };
};
