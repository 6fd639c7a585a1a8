import 'server-only';
import { Liquid, type Template } from 'liquidjs';
import { LOCALES, type Locale } from '@/lib/domain/access/preferences';
import {
  LIQUID_FILTERS,
  LIQUID_TAGS,
  MESSAGE_VARIABLES,
  type MessageVariable,
  TEXT_MAX_CHARS,
  type TextFlaw,
  type VariableValues,
  WRITTEN_MAX_CHARS,
} from '@/lib/domain/messaging/variables';
import { formatExact, INTL_TAG } from '@/lib/format/numbers';

/** A text renders in well under a millisecond; one that would not is stopped. */
const RENDER_MS = 200;
const MEMORY = 100_000;

/** Forms of a word by plural category: two in English (one, other), three in Russian (one, few, many); a fraction takes the second. */
const FORMS: Readonly<Record<Locale, readonly string[]>> = {
  en: ['one', 'other'],
  ru: ['one', 'few', 'many'],
};

function pluralBy(locale: Locale) {
  const rules = new Intl.PluralRules(INTL_TAG[locale]);
  return (value: unknown, ...forms: readonly unknown[]): string => {
    const place = FORMS[locale].indexOf(rules.select(Number(value ?? 0)));
    return String(forms[place < 0 ? 1 : place] ?? forms.at(-1) ?? '');
  };
}

/** What a value is printed as: numbers in the reader's language, texts on one line. */
function printedIn(locale: Locale) {
  return (value: unknown): string => {
    if (typeof value === 'number') return formatExact(String(value), locale);
    return String(value ?? '').replace(/\s+/g, ' ');
  };
}

function keepOnly(known: Record<string, unknown>, kept: readonly string[]): void {
  for (const name of Object.keys(known)) if (!kept.includes(name)) delete known[name];
}

function engineOf(locale: Locale): Liquid {
  const engine = new Liquid({
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
    outputEscape: printedIn(locale),
    parseLimit: TEXT_MAX_CHARS * 2,
    renderLimit: RENDER_MS,
    memoryLimit: MEMORY,
    // No template reads another: there is no file to be found.
    templates: {},
  });
  engine.registerFilter('plural', pluralBy(locale));
  keepOnly(engine.tags, LIQUID_TAGS);
  keepOnly(engine.filters, LIQUID_FILTERS);
  return engine;
}

const ENGINES = Object.fromEntries(LOCALES.map((locale) => [locale, engineOf(locale)])) as Readonly<
  Record<Locale, Liquid>
>;

function isVariable(name: string): name is MessageVariable {
  return Object.hasOwn(MESSAGE_VARIABLES, name);
}

/** The variables that a text names. Throws for one that cannot be read. */
export function usedVariables(text: string): readonly MessageVariable[] {
  return ENGINES.en.globalVariablesSync(text).filter(isVariable);
}

/** What is wrong with a text, and the name that it is wrong about. */
export type FoundFlaw = { readonly flaw: TextFlaw; readonly name: string };

function flawOfError(error: unknown): FoundFlaw {
  const message = error instanceof Error ? error.message : '';
  const filter = /undefined filter: ([^\s,]+)/.exec(message)?.[1];
  if (filter !== undefined) return { flaw: 'unknownFilter', name: filter };
  const tag = /tag "([^"]+)" not found/.exec(message)?.[1];
  if (tag !== undefined) return { flaw: 'unknownTag', name: tag };
  return { flaw: 'broken', name: /line:(\d+)/.exec(message)?.[1] ?? '' };
}

/** What is wrong with a text as it was written: the first that is found; null: nothing. Of a broken one the name is its line. */
export function findFlaw(text: string): FoundFlaw | null {
  if (text.length > TEXT_MAX_CHARS) return { flaw: 'tooLong', name: String(TEXT_MAX_CHARS) };
  const engine = ENGINES.en;
  try {
    const parsed: Template[] = engine.parse(text);
    const unknown = engine.globalFullVariablesSync(parsed).find((name) => !isVariable(name));
    return unknown === undefined ? null : { flaw: 'unknownVariable', name: unknown };
  } catch (error) {
    return flawOfError(error);
  }
}

/** A text filled with what is known of its reader. Throws for one that `findFlaw` would refuse. */
export function fillText(text: string, values: VariableValues, locale: Locale): string {
  const engine = ENGINES[locale];
  const written: unknown = engine.renderSync(engine.parse(text), { ...values });
  return String(written).slice(0, WRITTEN_MAX_CHARS);
}
