import { shareWords } from '@/components/rule/rule-words';
import { withoutKept } from '@/lib/domain/tiers/kept-tiers';
import type { LadderJson } from '@/lib/domain/tiers/ladder';
import type { TierJson } from '@/lib/domain/tiers/ladder-edits';
import {
  type LadderChange,
  type LadderPart,
  ladderChanges,
  type TierPart,
} from '@/lib/domain/tiers/ladder-rows';
import { formatDay } from '@/lib/format/dates';
import {
  benefitLines,
  type LadderWords,
  moneyText,
  perkWords,
  thresholdWords,
  tierName,
} from './ladder-words';
import { paidWords, windowWords } from './measuring-words';

/** A change between two versions in words; null: that side says nothing of it. */
export type ChangeRow = {
  readonly key: string;
  readonly name: string;
  readonly was: string | null;
  readonly now: string | null;
};

type Cards = ReadonlyMap<number, string>;
type TellLadder = (words: LadderWords, ladder: LadderJson) => string | null;

const listed = ({ locale }: LadderWords, names: readonly string[]) =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);

function linesWords({ t }: LadderWords, { lines }: LadderJson): string {
  if (lines === null || lines === undefined) return t('goods.all');
  const sides = (['only', 'except'] as const).flatMap((side) =>
    (['categories', 'articles'] as const).flatMap((name) => {
      const names = lines[side]?.[name] ?? [];
      return names.length === 0 ? [] : [`${t(`goods.${side}.${name}`)}: ${names.join(', ')}`];
    }),
  );
  const also = [
    ...(lines.delivery ? [t('goods.delivery')] : []),
    ...(lines.giftCards ? [t('goods.giftCards')] : []),
  ];
  return [...sides, ...also].join('; ') || t('goods.some');
}

const LADDER: Readonly<Record<LadderPart, TellLadder>> = {
  audience: ({ t }, { audience }) => t(`audiences.${audience}`),
  bases: (words, { bases }) =>
    listed(
      words,
      bases.map((basis) => words.t(`measured.${basis}`)),
    ),
  match: ({ t }, { match = 'all' }) => t(`matches.${match}`),
  lines: linesWords,
  window: windowWords,
  validity: ({ t }, { validity }) => t(`validities.${validity}`),
  downgrade: ({ t }, { downgrade = 'toEarned' }) => t(`downgrades.${downgrade}`),
  graceDays: (_, { graceDays = 0 }) => String(graceDays),
  landingMonths: (_, { landingMonths = 0 }) => String(landingMonths),
  stacking: ({ t }, { stacking = 'best' }) => t(`stackings.${stacking}`),
  paid: (words, { paid }) =>
    paid === undefined ? words.t('changes.free') : paidWords(words, paid),
};

type Told = { readonly ladder: LadderJson; readonly tier: TierJson; readonly cards: Cards };
type TellTier = (words: LadderWords, told: Told) => string | null;

const benefit =
  (part: TierPart): TellTier =>
  (words, { tier, cards }) =>
    benefitLines(words, tier, cards).find((line) => line.part === part)?.text ?? null;
const message =
  (part: 'entryMessage' | 'exitMessage'): TellTier =>
  ({ locale }, { tier }) =>
    tier[part]?.subject[locale] ?? null;

const TIER: Readonly<Record<TierPart, TellTier>> = {
  name: (words, { tier }) => tierName(words, tier),
  look: ({ t }, { tier }) => `${t(`shapes.${tier.shape}`)}, ${t(`colours.${tier.colour}`)}`,
  from: (words, { ladder, tier }) => thresholdWords(words, ladder, tier),
  earning: benefit('earning'),
  discountBps: ({ locale }, { tier: { benefits } }) =>
    benefits?.discountBps === undefined ? null : shareWords(benefits.discountBps, locale),
  pointValue: benefit('pointValue'),
  perks: (words, { tier: { benefits } }) =>
    (benefits?.perks ?? [])
      .map((perk) => `${perkWords(words, perk)} (${moneyText(words, perk.yearlyMinor ?? '0')})`)
      .join('; ') || null,
  cardTypeId: benefit('cardTypeId'),
  livesDays: benefit('livesDays'),
  entryMessage: message('entryMessage'),
  exitMessage: message('exitMessage'),
  keptUntilOn: ({ locale }, { tier }) =>
    tier.keptUntilOn === undefined ? null : formatDay(tier.keptUntilOn, locale),
};

type Pair = { readonly before: LadderJson; readonly after: LadderJson; readonly cards: Cards };

function rowOf(
  words: LadderWords,
  { before, after, cards }: Pair,
  change: LadderChange,
): ChangeRow {
  const { t } = words;
  if (change.kind === 'ladder') {
    const tell = LADDER[change.part];
    return {
      key: change.part,
      name: t(`changes.ladder.${change.part}`),
      was: tell(words, before),
      now: tell(words, after),
    };
  }
  const find = ({ tiers }: LadderJson) => tiers.find(({ tierId }) => tierId === change.tierId);
  const [old, next] = [find(before), find(after)];
  const shown = next ?? old;
  const tier = shown === undefined ? '' : tierName(words, shown);
  const key = `${change.tierId}.${change.kind}`;
  if (change.kind !== 'tier') {
    const from = (ladder: LadderJson, one: TierJson | undefined) =>
      one === undefined ? null : t('sheet.from', { threshold: thresholdWords(words, ladder, one) });
    return {
      key,
      name: t(`changes.${change.kind}`, { tier }),
      was: from(before, old),
      now: from(after, next),
    };
  }
  const tell = TIER[change.part];
  const said = (ladder: LadderJson, one: TierJson | undefined) =>
    one === undefined ? null : tell(words, { ladder, tier: one, cards });
  return {
    key: `${key}.${change.part}`,
    name: t(`changes.tier.${change.part}`, { tier }),
    was: said(before, old),
    now: said(after, next),
  };
}

/** What one version says otherwise than another, in words. */
export function changeRows(words: LadderWords, compared: Pair): readonly ChangeRow[] {
  const pair = { ...compared, before: withoutKept(compared.before) };
  return ladderChanges(pair.before, pair.after).map((change) => rowOf(words, pair, change));
}
