import type { Locale } from '@/lib/domain/access/preferences';
import type { RuleKind } from '@/lib/domain/rules/definition';

/** Where a rule of a kind is opened. */
export function ruleHref({ kind, ruleId }: { readonly kind: RuleKind; readonly ruleId: number }) {
  if (kind === 'mechanic') return `/mechanics/${ruleId}`;
  return kind === 'tiers' ? `/tiers/${ruleId}` : `/rules/${ruleId}`;
}

/** Its name in the reader's language. */
export function ruleName(
  { nameEn, nameRu }: { readonly nameEn: string; readonly nameRu: string },
  locale: Locale,
): string {
  return locale === 'ru' ? nameRu : nameEn;
}
