import 'server-only';
import { createTranslator } from 'use-intl/core';
import type { ApiKeyActor } from '@/lib/domain/access/actor';
import { LOCALES, type Locale } from '@/lib/domain/access/preferences';
import type { RuleOutcome } from '@/lib/domain/rules/decision';
import type { NamedThing } from '@/lib/domain/rules/dictionary';
import { judgedDefinition } from '@/lib/domain/rules/judged-definition';
import { explainOutcome } from '@/lib/domain/rules/sentences/explain-outcome';
import { formatSentence, type RuleWords } from '@/lib/format/rule-sentences';
import { runQuery } from '@/lib/kernel/query';
import { getToldRules, type ToldRules } from '@/lib/rules/queries/get-told-rules';
import en from '@/messages/en/rules.json';
import ru from '@/messages/ru/rules.json';

/** Names change seldom and versions never: what was read is told for so long. A version that is younger has no sentences. */
const KEPT_MS = 20_000;

type Messages = Readonly<Record<Locale, RuleWords['message']>>;

/** The part of next-intl that asks for no React: the same sentences in the console and in a process of its own. */
const MESSAGES: Messages = {
  en: createTranslator({ locale: 'en', messages: { rules: en }, namespace: 'rules' }),
  ru: createTranslator({ locale: 'ru', messages: { rules: ru }, namespace: 'rules' }),
};

/** Why a rule gave what it gave or nothing, in both languages; null: nothing is known of its version. */
export type Why = Readonly<Record<Locale, string>> | null;
export type ExplainOutcome = (outcome: RuleOutcome) => Why;

let kept: { readonly explain: ExplainOutcome; readonly untilMs: number } | undefined;

function nameOf(things: readonly NamedThing[], locale: Locale) {
  const names = new Map(things.map((one) => [one.id, locale === 'ru' ? one.nameRu : one.nameEn]));
  return (id: number) => names.get(id) ?? `#${id}`;
}

function wordsIn(locale: Locale, { dictionary, rules }: ToldRules): RuleWords {
  return {
    locale,
    currency: dictionary.currency,
    message: MESSAGES[locale],
    names: {
      tier: nameOf(dictionary.tiers, locale),
      cardType: nameOf(dictionary.cardTypes, locale),
      store: nameOf(dictionary.stores, locale),
      rule: nameOf(rules, locale),
    },
  };
}

function explainerOf(told: ToldRules): ExplainOutcome {
  const words = Object.fromEntries(LOCALES.map((locale) => [locale, wordsIn(locale, told)]));
  return (outcome) => {
    const definition = judgedDefinition(told.definitions.get(outcome.versionId), outcome);
    if (definition === null) return null;
    const reasons = explainOutcome(outcome, definition);
    const say = (locale: Locale) => {
      const spoken = words[locale];
      if (spoken === undefined) return '';
      return reasons.map((reason) => formatSentence(reason, spoken)).join(' ');
    };
    return { en: say('en'), ru: say('ru') };
  };
}

/** Says of outcomes why, in both languages. */
export async function outcomeExplainer(actor: ApiKeyActor): Promise<ExplainOutcome> {
  if (kept !== undefined && kept.untilMs > Date.now()) return kept.explain;
  const explain = explainerOf(await runQuery(getToldRules, {}, actor));
  kept = { explain, untilMs: Date.now() + KEPT_MS };
  return explain;
}
