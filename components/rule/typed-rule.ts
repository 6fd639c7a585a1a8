import { findTyped, keepTyped } from '../form/typed-store';
import { type EditedRule, isSameRule } from './edited-rule';

/** What was typed and not saved yet, on which version of the draft. */
export type TypedRule = { readonly edited: EditedRule; readonly version: number };

/** What this browser keeps of a rule that was typed and not saved; null: nothing. */
export function findTypedRule(key: string): TypedRule | null {
  return findTyped<TypedRule>(`rule.${key}`);
}

/** Keeps what is typed as long as it differs from what is saved. */
export function keepTypedRule(key: string, typed: TypedRule, saved: EditedRule): void {
  keepTyped(`rule.${key}`, isSameRule(typed.edited, saved) ? null : typed);
}
