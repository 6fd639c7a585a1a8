import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { ConditionOf } from '@/lib/domain/segments/conditions/registry';
import { birthdaysWithin, latestBirthOf } from '@/lib/domain/segments/window';
import { addDays } from '@/lib/domain/shared/calendar';
import type { PredicateContext, PredicateOf } from '../predicate';
import { allOf, oneOfNumbers, oneOfTexts, within } from './pieces';

/** Days that forms and tills write when they know nothing: see `knownBirthOn`. */
const KNOWN_BIRTH = sql`p.birth_on NOT IN ('1900-01-01', '1970-01-01')`;

export const kind: PredicateOf<'kind'> = ({ kinds }) => ({
  needs: [],
  where: oneOfTexts(sql`k.kind`, kinds),
});

export const joined: PredicateOf<'joined'> = ({ window }, context) => ({
  needs: [],
  where: within(sql`k.joined_on`, window, context),
});

export const birthday: PredicateOf<'birthday'> = ({ within: days }, { todayOn }) => ({
  needs: ['p'],
  where: allOf([oneOfNumbers(sql`p.birth_md`, birthdaysWithin(todayOn, days)), KNOWN_BIRTH]),
});

export const age: PredicateOf<'age'> = ({ years: { from, to } }, { todayOn }) => ({
  needs: ['p'],
  where: allOf([
    KNOWN_BIRTH,
    ...(from === undefined ? [] : [sql`p.birth_on <= ${latestBirthOf(from, todayOn)}::date`]),
    // Not yet a year older than the oldest.
    ...(to === undefined
      ? []
      : [sql`p.birth_on >= ${addDays(latestBirthOf(to + 1, todayOn), 1)}::date`]),
  ]),
});

export const source: PredicateOf<'source'> = ({ sources }) => ({
  needs: ['m'],
  where: oneOfTexts(sql`m.source`, sources),
});

export const city: PredicateOf<'city'> = ({ cities }) => ({
  needs: ['p'],
  where: oneOfTexts(sql`p.city`, cities),
});

export const homeStore: PredicateOf<'homeStore'> = ({ stores }) => ({
  needs: [],
  where: oneOfNumbers(sql`k.home_store_id`, stores),
});

type Value = ConditionOf<'attribute'>['value'];

/** Each kind of value stands in a column of its own: one of another type is null there. */
function isValue(value: Value, context: PredicateContext): SQL {
  switch (value.kind) {
    case 'known':
      return sql`true`;
    case 'texts':
      return oneOfTexts(
        sql`lower(v.text_value)`,
        value.texts.map((text) => text.toLowerCase()),
      );
    case 'options':
      return oneOfNumbers(sql`v.option_id`, value.options);
    case 'yesNo':
      return sql`v.yes_no_value = ${value.isYes}::boolean`;
    case 'numbers':
      return allOf([
        ...(value.from === undefined ? [] : [sql`v.number_value >= ${value.from}::numeric`]),
        ...(value.to === undefined ? [] : [sql`v.number_value <= ${value.to}::numeric`]),
      ]);
    case 'dates':
      return sql`v.date_value IS NOT NULL AND ${within(sql`v.date_value`, value.window, context)}`;
  }
}

export const attribute: PredicateOf<'attribute'> = ({ key, value }, context) => ({
  needs: [],
  isSet: true,
  where: sql`k.member_id IN (SELECT v.member_id FROM member_attributes v
    WHERE v.attribute_id = (SELECT attribute_id FROM attributes WHERE key = ${key} AND archived_at IS NULL)
      AND ${isValue(value, context)}${context.sampled(sql`v.member_id`)})`,
});
