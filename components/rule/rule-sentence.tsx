import { Fragment } from 'react';
import type { DefinitionJson } from '@/lib/domain/rules/definition';
import { toldClauses } from '@/lib/domain/rules/told-clauses';
import { clauseParts, clauseText } from './rule-clause';
import type { RuleWords } from './rule-words';

type Props = { readonly draft: DefinitionJson; readonly words: RuleWords };

const COMMA = ', ';

/** A rule read as one sentence, its chosen words as tokens. */
export function RuleSentence({ draft, words }: Props) {
  return (
    <p className="max-w-prose leading-7">
      {toldClauses(draft).map((clause, place) => (
        <Fragment key={clause.id}>
          {place > 0 && COMMA}
          {clauseParts(words, { draft, clause })}
        </Fragment>
      ))}
      {'.'}
    </p>
  );
}

/** A rule as one plain sentence. */
export function sentenceText(words: RuleWords, draft: DefinitionJson): string {
  const told = toldClauses(draft).map((clause) => clauseText(words, { draft, clause }));
  return `${told.join(COMMA)}.`;
}
