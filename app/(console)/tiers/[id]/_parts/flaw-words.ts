import type { FlawCode, LadderFlaw } from '@/lib/domain/tiers/ladder-flaws';
import { formatCount } from '@/lib/format/numbers';
import type { LadderWords } from '../../_parts/ladder-words';

/** The words for a mistake in a ladder; undefined: there is none. */
export function flawWords({ t, locale }: LadderWords, flaw: LadderFlaw | undefined) {
  if (flaw === undefined) return undefined;
  const code: FlawCode = flaw.code;
  return t(`flaws.${code}`, { bound: formatCount(flaw.bound ?? 0, locale) });
}
