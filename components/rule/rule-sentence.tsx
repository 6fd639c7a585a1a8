import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { type Mechanic, mechanicSchema } from '@/lib/domain/mechanics/definition';
import type { DefinitionJson } from '@/lib/domain/rules/definition';
import { describeRule } from '@/lib/domain/rules/sentences/describe-rule';
import { toldClauses } from '@/lib/domain/rules/told-clauses';
import { type Ladder, ladderSchema } from '@/lib/domain/tiers/ladder';
import { formatRule } from '@/lib/format/rule-sentences';
import { plainWords } from './plain-rule';
import { clauseParts, clauseText } from './rule-clause';
import type { RuleWords } from './rule-words';

type Props = { readonly draft: DefinitionJson; readonly words: RuleWords };

const COMMA = ', ';
const STOP = '.';
const asSentence = (text: string) => `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}${STOP}`;

/** A ladder: what holds for all of it as one sentence, then its tiers from the highest down, as they are climbed. */
function LadderSentence({ ladder, words }: { readonly ladder: Ladder; readonly words: RuleWords }) {
  const { locale, dictionary } = words;
  const spoken = plainWords({ t: useTranslations('rules'), locale, dictionary });
  const { lead, clauses } = formatRule(describeRule(ladder), spoken);
  const tiers = clauses.slice(clauses.length - ladder.tiers.length);
  const others = clauses.slice(0, clauses.length - ladder.tiers.length);
  return (
    <div className="max-w-prose leading-7">
      <p>
        {spoken.message('whole', { lead, clauses: others.join(COMMA) })}
        {STOP}
      </p>
      <ul className="mt-1 list-disc pl-5 marker:text-ink-3">
        {tiers.toReversed().map((tier) => (
          <li key={tier} className="wrap-anywhere">
            {tier}
            {STOP}
          </li>
        ))}
      </ul>
    </div>
  );
}

function PlainSentence({
  mechanic,
  words,
}: {
  readonly mechanic: Mechanic;
  readonly words: RuleWords;
}) {
  const { locale, dictionary } = words;
  const spoken = plainWords({ t: useTranslations('rules'), locale, dictionary });
  return (
    <p className="max-w-prose leading-7 wrap-anywhere">
      {formatRule(describeRule(mechanic), spoken).text}
      {STOP}
    </p>
  );
}

/** A rule read as one sentence, its chosen words as tokens; how it stacks with others stands apart. A ladder as a list of its tiers. */
export function RuleSentence({ draft, words }: Props) {
  if (draft.kind === 'tiers') {
    const { data } = ladderSchema.safeParse(draft);
    return data === undefined ? null : <LadderSentence ladder={data} words={words} />;
  }
  if (draft.kind === 'mechanic') {
    const { data } = mechanicSchema.safeParse(draft);
    return data === undefined ? null : <PlainSentence mechanic={data} words={words} />;
  }
  const told = toldClauses(draft);
  const isApart = ({ id }: { readonly id: string }) => id === 'stacking' || id === 'priority';
  const apart = told.filter(isApart);
  return (
    <p className="max-w-prose leading-7">
      {told
        .filter((clause) => !isApart(clause))
        .map((clause, place) => (
          <Fragment key={clause.id}>
            {place > 0 && COMMA}
            {clauseParts(words, { draft, clause })}
          </Fragment>
        ))}
      {STOP}
      {apart.length > 0 && (
        <span className="text-sm text-ink-2">
          {' '}
          {asSentence(apart.map((clause) => clauseText(words, { draft, clause })).join(COMMA))}
        </span>
      )}
    </p>
  );
}
