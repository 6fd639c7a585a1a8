import { useTranslations } from 'next-intl';
import { type DifferenceRow, DifferenceRows } from '@/components/rule/difference-rows';
import { plainWords } from '@/components/rule/plain-rule';
import { clauseText } from '@/components/rule/rule-clause';
import type { RuleWords } from '@/components/rule/rule-words';
import { versionDays } from '@/components/rule/version-days';
import { compareRules } from '@/lib/domain/rules/compare-rules';
import type { DefinitionJson } from '@/lib/domain/rules/definition';
import { compareLadders } from '@/lib/domain/rules/sentences/compare-ladders';
import type { LadderClause } from '@/lib/domain/rules/sentences/ladder-facets';
import { ladderSchema } from '@/lib/domain/tiers/ladder';
import { formatSentence } from '@/lib/format/rule-sentences';

/** What two versions are compared by. */
export type Compared = {
  readonly definition: DefinitionJson;
  readonly startsOn: string;
  readonly endsOn: string | null;
};

type Props = {
  readonly words: RuleWords;
  readonly before: Compared;
  readonly after: Compared;
  /** Heads of the two columns; "was" and "now" unless told. */
  readonly heads?: readonly [before: string, after: string];
};

type Pair = readonly [before: DefinitionJson, after: DefinitionJson];

function ruleRows(words: RuleWords, [before, after]: Pair): readonly DifferenceRow[] {
  return compareRules(before, after).map((one) => ({
    id: one.id,
    name: words.t(`clauseNames.${one.id}`),
    was: one.before ? clauseText(words, { draft: before, clause: one.before }) : null,
    now: one.after ? clauseText(words, { draft: after, clause: one.after }) : null,
  }));
}

/** Two versions of a ladder, tier by tier and threshold by threshold; null: they are no ladders. */
function useLadderRows(
  { locale, dictionary }: RuleWords,
  pair: Pair,
): readonly DifferenceRow[] | null {
  const spoken = plainWords({ t: useTranslations('rules'), locale, dictionary });
  const [before, after] = pair.map((one) => ladderSchema.safeParse(one).data);
  if (before === undefined || after === undefined) return null;
  const say = (clause: LadderClause | null) =>
    clause === null ? null : formatSentence(clause, spoken);
  return compareLadders(before, after).map((one) => ({
    id: one.id,
    name: formatSentence(one.name, spoken),
    was: say(one.before),
    now: say(one.after),
  }));
}

/** What one version says otherwise than another: each clause as it was and as it is. */
export function DifferenceList({ words, before, after, heads }: Props) {
  const { t, locale } = words;
  const ofLadders = useLadderRows(words, [before.definition, after.definition]);
  const clauses = ofLadders ?? ruleRows(words, [before.definition, after.definition]);
  const days = [before, after].map((one) => versionDays(t, one, locale));
  const rows =
    days[0] === days[1]
      ? clauses
      : [
          ...clauses,
          { id: 'days', name: t('rule.days'), was: days[0] ?? null, now: days[1] ?? null },
        ];
  return <DifferenceRows rows={rows} heads={heads} />;
}
