import { LADDER_FLAWS, type LadderFlawCode, type LadderJson, ladderSchema } from './ladder';

/** What is wrong with one answer. */
export const FIELD_FLAWS = ['missing', 'tooLong', 'tooSmall', 'tooBig', 'amount', 'wrong'] as const;
export type FlawCode = LadderFlawCode | (typeof FIELD_FLAWS)[number];

/** A mistake in a ladder that is edited, at its place in the definition. */
export type LadderFlaw = {
  readonly path: readonly (string | number)[];
  readonly code: FlawCode;
  /** The least or the most that would do. */
  readonly bound: number | null;
};

type Issue = NonNullable<ReturnType<typeof ladderSchema.safeParse>['error']>['issues'][number];

const isOfLadder = (message: string): message is LadderFlawCode =>
  LADDER_FLAWS.some((code) => code === message);

const AMOUNTS = /^(spend|points|perMinor|minor|priceMinor|yearlyMinor)$/;

function codeOf(issue: Issue): Pick<LadderFlaw, 'code' | 'bound'> {
  const [name] = issue.path.slice(-1);
  if (issue.code === 'custom' && isOfLadder(issue.message)) {
    return { code: issue.message, bound: null };
  }
  if (AMOUNTS.test(String(name))) return { code: 'amount', bound: null };
  if (issue.code === 'too_small') {
    if (issue.origin === 'string') return { code: 'missing', bound: null };
    return { code: 'tooSmall', bound: Number(issue.minimum) };
  }
  if (issue.code === 'too_big') {
    const code = issue.origin === 'string' ? 'tooLong' : 'tooBig';
    return { code, bound: Number(issue.maximum) };
  }
  return { code: 'wrong', bound: null };
}

/** The mistakes of a ladder; none: it can be saved. How tiers stand to each other is judged when every answer can be read. */
export function flawsOf(ladder: LadderJson): readonly LadderFlaw[] {
  const { error } = ladderSchema.safeParse(ladder);
  return (error?.issues ?? []).map((issue) => ({
    path: issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step)),
    ...codeOf(issue),
  }));
}

/** The first mistake at a place, or inside of it. */
export function flawAt(
  flaws: readonly LadderFlaw[],
  path: readonly (string | number)[],
): LadderFlaw | undefined {
  return flaws.find((flaw) => path.every((step, at) => flaw.path[at] === step));
}
