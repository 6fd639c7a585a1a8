import { type EditedRule, isSameRule } from './edited-rule';

/** What was typed and not saved yet, on which version of the draft. */
export type TypedRule = { readonly edited: EditedRule; readonly version: number };

/** After this long what was left unsaved is forgotten. */
const KEPT_MS = 24 * 60 * 60 * 1000;
const PREFIX = 'vernost.rule.';

type Stored = TypedRule & { readonly typedAtMs: number };

/**
 * What this browser keeps of a rule that was typed and not saved, when the page went away without a chance to ask: a crash, a lost
 * connection, a session that ended. A rule holds nothing personal. Null: nothing, or a browser that keeps nothing.
 */
export function findTypedRule(key: string): TypedRule | null {
  try {
    const text = localStorage.getItem(PREFIX + key);
    if (text === null) return null;
    const { edited, version, typedAtMs }: Stored = JSON.parse(text);
    return Date.now() - typedAtMs < KEPT_MS ? { edited, version } : null;
  } catch {
    return null;
  }
}

/** Keeps what is typed as long as it differs from what is saved. */
export function keepTypedRule(key: string, { edited, version }: TypedRule, saved: EditedRule) {
  try {
    if (isSameRule(edited, saved)) localStorage.removeItem(PREFIX + key);
    else {
      const stored: Stored = { edited, version, typedAtMs: Date.now() };
      localStorage.setItem(PREFIX + key, JSON.stringify(stored));
    }
  } catch {
    // A browser that keeps nothing: the page works without.
  }
}
