import type { DefinitionJson } from '@/lib/domain/rules/definition';

/** A version as it is edited: what the rule is called, what it says, from when to when. */
export type EditedRule = {
  readonly nameEn: string;
  readonly nameRu: string;
  readonly definition: DefinitionJson;
  readonly startsOn: string;
  readonly endsOn: string | null;
};

/** What is edited: a rule that is not there yet, the next version of one, or a draft that is kept. */
export type EditTarget =
  | { readonly kind: 'new' }
  | { readonly kind: 'next'; readonly ruleId: number }
  | {
      readonly kind: 'draft';
      readonly ruleId: number;
      readonly versionId: number;
      readonly version: number;
      /** Who saved it last. */
      readonly savedByName: string;
    };

/** JSON with its names in order: what is typed has them as they were chosen. */
function inOrder(rule: EditedRule): string {
  return JSON.stringify(rule, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** Whether two edits say the same. */
export function isSameRule(one: EditedRule, other: EditedRule): boolean {
  return inOrder(one) === inOrder(other);
}
