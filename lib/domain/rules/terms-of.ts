import { type ActiveRule, type Terms, termsSchema } from './definition';
import { isOutside } from './failed-conditions';
import { rulesOfKind } from './rules-of-kind';

const DEFAULT_TERMS: Terms = termsSchema.parse({ kind: 'terms' });

/** The terms of the day among the rules, and their version; the defaults, with no version, when there are none. */
export function termsOf(
  rules: readonly ActiveRule[],
  day: string,
): { readonly versionId: number | null; readonly terms: Terms } {
  const found = rulesOfKind(rules, 'terms').find((rule) => !isOutside(rule, day));
  return found === undefined
    ? { versionId: null, terms: DEFAULT_TERMS }
    : { versionId: found.versionId, terms: found.definition };
}
