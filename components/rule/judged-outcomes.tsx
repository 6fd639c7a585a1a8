import { useLocale, useTranslations } from 'next-intl';
import type { JudgedOutcome } from '@/lib/domain/purchases/receipt-view';
import type { RuleDictionary } from '@/lib/domain/rules/dictionary';
import { explainOutcome } from '@/lib/domain/rules/sentences/explain-outcome';
import { formatPoints } from '@/lib/format/points';
import { formatSentence, type RuleWords } from '@/lib/format/rule-sentences';

type Props = {
  readonly outcomes: readonly JudgedOutcome[];
  /** Names of what rules point at, and the currency. */
  readonly dictionary: RuleDictionary;
};

/** What sentences about a decision need: words, and names of the things and rules that it tells of. */
function useDecisionWords({ outcomes, dictionary }: Props): RuleWords {
  const t = useTranslations('rules');
  const locale = useLocale();
  const nameOf = (one: { readonly nameEn: string; readonly nameRu: string } | undefined) =>
    locale === 'ru' ? one?.nameRu : one?.nameEn;
  const named =
    (things: RuleDictionary['stores'] | RuleDictionary['tiers']) =>
    (id: number): string =>
      nameOf(things.find((thing) => thing.id === id)) ?? String(id);
  return {
    locale,
    currency: dictionary.currency,
    message: (key, values) => t(key, values),
    names: {
      tier: named(dictionary.tiers),
      cardType: named(dictionary.cardTypes),
      store: named(dictionary.stores),
      rule: (ruleId) =>
        nameOf(outcomes.find(({ outcome }) => outcome.ruleId === ruleId)) ?? String(ruleId),
    },
  };
}

/** Every rule that was judged with a receipt: what it gave, and why or why not. */
export function JudgedOutcomes(props: Props) {
  const words = useDecisionWords(props);
  return (
    <ul className="divide-y">
      {props.outcomes.map((judged) => (
        <Outcome key={judged.outcome.ruleId} judged={judged} words={words} />
      ))}
    </ul>
  );
}

function Outcome({ judged, words }: { readonly judged: JudgedOutcome; readonly words: RuleWords }) {
  const t = useTranslations('members.member.purchases');
  const { outcome, definition } = judged;
  const name = words.locale === 'ru' ? judged.nameRu : judged.nameEn;
  const gave = definition.kind === 'earning' && outcome.points > 0n;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 px-2.5 py-1.5">
      <span className={gave ? 'font-medium' : 'text-ink-2'}>{name}</span>
      <span className="figure text-right">
        {gave ? formatPoints(outcome.points, words.locale, { isSigned: true }) : t('gaveNothing')}
      </span>
      <span className="col-span-2 text-xs text-ink-2">
        {explainOutcome(outcome, definition)
          .map((reason) => formatSentence(reason, words))
          .join(' · ')}
      </span>
    </li>
  );
}
