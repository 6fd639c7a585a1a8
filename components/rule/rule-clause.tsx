import { Fragment, type ReactNode } from 'react';
import type { DefinitionJson } from '@/lib/domain/rules/definition';
import { readPath } from '@/lib/domain/rules/draft-path';
import type { Clause, Slot } from '@/lib/domain/rules/sentence';
import { RuleToken } from './rule-token';
import { type RuleWords, slotWords } from './rule-words';

type Shown = {
  readonly name: string;
  readonly slot: Slot;
  /** Null: it still has to be chosen. */
  readonly words: string | null;
};

const plain = ({ words }: Shown): ReactNode => <RuleToken>{words}</RuleToken>;

/** One clause of a rule, its slots drawn by the caller; as tokens unless told. */
export function clauseParts(
  words: RuleWords,
  { draft, clause }: { readonly draft: DefinitionJson; readonly clause: Clause },
  draw: (shown: Shown) => ReactNode = plain,
): ReactNode {
  const parts = Object.entries(clause.slots).map(([name, slot]) => [
    name,
    () => (
      <Fragment key={name}>
        {draw({
          name,
          slot,
          words: slotWords(words, slot, readPath(draft, slot.path)),
        })}
      </Fragment>
    ),
  ]);
  return words.t.rich(`clauses.${clause.id}`, Object.fromEntries(parts));
}

/** One clause of a rule as plain text. */
export function clauseText(
  words: RuleWords,
  { draft, clause }: { readonly draft: DefinitionJson; readonly clause: Clause },
): string {
  const parts = Object.entries(clause.slots).map(([name, slot]) => [
    name,
    () => slotWords(words, slot, readPath(draft, slot.path)) ?? words.t('value.dash'),
  ]);
  return words.t.markup(`clauses.${clause.id}`, Object.fromEntries(parts));
}
