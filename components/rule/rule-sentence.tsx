import { Fragment } from 'react';
import type { DefinitionJson } from '@/lib/domain/rules/definition';
import { toldClauses } from '@/lib/domain/rules/told-clauses';
import { clauseParts, clauseText } from './rule-clause';
import type { RuleWords } from './rule-words';

type Props = { readonly draft: DefinitionJson; readonly words: RuleWords };

const COMMA = ', ';
const STOP = '.';
const asSentence = (text: string) => `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}${STOP}`;

/** A rule read as one sentence, its chosen words as tokens; how it stacks with others stands apart. */
export function RuleSentence({ draft, words }: Props) {
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
