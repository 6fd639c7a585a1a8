/** After this long what was left unsaved is forgotten. */
const KEPT_MS = 24 * 60 * 60 * 1000;
const PREFIX = 'vernost.';

type Stored<Typed> = { readonly typed: Typed; readonly typedAtMs: number };

/**
 * What this browser keeps of what was typed and not saved, when the page went away without a chance to ask: a link, a crash, a lost
 * connection, a session that ended. Nothing personal is kept so. Null: nothing, or a browser that keeps nothing. It comes as it was
 * kept, perhaps by the version before: who takes it judges whether it is still understood.
 */
export function findTyped<Typed = unknown>(key: string): Typed | null {
  try {
    const text = localStorage.getItem(PREFIX + key);
    if (text === null) return null;
    const { typed, typedAtMs }: Stored<Typed> = JSON.parse(text);
    return Date.now() - typedAtMs < KEPT_MS ? (typed ?? null) : null;
  } catch {
    return null;
  }
}

/** Keeps what is typed; null: all of it is saved, nothing is kept. */
export function keepTyped<Typed>(key: string, typed: Typed | null): void {
  try {
    if (typed === null) localStorage.removeItem(PREFIX + key);
    else {
      const stored: Stored<Typed> = { typed, typedAtMs: Date.now() };
      localStorage.setItem(PREFIX + key, JSON.stringify(stored));
    }
  } catch {
    // A browser that keeps nothing: the page works without.
  }
}
