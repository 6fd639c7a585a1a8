/** Where a value stands in a definition: `['when', 'tiers']`. */
export type DraftPath = readonly string[];

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a place; undefined where there is none. */
export function readPath(draft: unknown, path: DraftPath): unknown {
  return path.reduce<unknown>((held, step) => (isPlain(held) ? held[step] : undefined), draft);
}

/** Parts that are left out rather than kept empty. */
const IS_OPTIONAL: readonly string[] = ['only', 'except'];

/** The draft with another value at a place; undefined takes it out, and an optional part with it when nothing is left. */
export function writePath<Draft extends object>(
  draft: Draft,
  path: DraftPath,
  value: unknown,
): Draft {
  const [step, ...rest] = path;
  if (step === undefined) return draft;
  const { [step]: held, ...others } = draft as Plain;
  const next = rest.length === 0 ? value : writePath(isPlain(held) ? held : {}, rest, value);
  const isGone =
    next === undefined ||
    (IS_OPTIONAL.includes(step) && isPlain(next) && Object.keys(next).length === 0);
  // The order of the fields stays, so that two drafts that say the same are the same text.
  return (
    isGone ? others : step in draft ? { ...draft, [step]: next } : { ...others, [step]: next }
  ) as Draft;
}
