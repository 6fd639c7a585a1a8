import type { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/domain/access/preferences';
import type { FailedCondition } from '@/lib/domain/rules/decision';
import { type DefinitionJson, definitionSchema } from '@/lib/domain/rules/definition';
import type { NamedThing, RuleDictionary } from '@/lib/domain/rules/dictionary';
import { describeRule } from '@/lib/domain/rules/sentences/describe-rule';
import { explainFailed } from '@/lib/domain/rules/sentences/explain-outcome';
import { formatRule, formatSentence, type RuleWords } from '@/lib/format/rule-sentences';

type Plain = {
  /** Messages of the area `rules`. */
  readonly t: ReturnType<typeof useTranslations<'rules'>>;
  readonly locale: Locale;
  readonly dictionary: RuleDictionary;
};

/** What sentences about rules need to be said. */
export function plainWords({ t, locale, dictionary }: Plain): RuleWords {
  const name = (things: readonly NamedThing[]) => (id: number) => {
    const thing = things.find((one) => one.id === id);
    if (thing === undefined) return String(id);
    return locale === 'ru' ? thing.nameRu : thing.nameEn;
  };
  const { currency, tiers, cardTypes, stores } = dictionary;
  return {
    locale,
    currency,
    message: (key, values) => t(key, values),
    names: { tier: name(tiers), cardType: name(cardTypes), store: name(stores), rule: String },
  };
}

/** A rule as one plain sentence; null while it is not whole. */
export function plainRule(plain: Plain, draft: DefinitionJson): string | null {
  const { success, data } = definitionSchema.safeParse(draft);
  return success ? formatRule(describeRule(data), plainWords(plain)).text : null;
}

/** Why a rule is not for a receipt: what it wanted, and what the receipt had. */
export function plainFailure(plain: Plain, failed: FailedCondition): string {
  return formatSentence(explainFailed(failed), plainWords(plain));
}
