import type { DefinitionJson } from './definition';
import { readPath } from './draft-path';
import { type Clause, type ClauseId, clausesOf } from './sentence';

/** A clause that two versions say differently; undefined: one of them does not say it. */
export type ClauseDifference = {
  readonly id: ClauseId;
  readonly before: Clause | undefined;
  readonly after: Clause | undefined;
};

const said = (draft: DefinitionJson, clause: Clause | undefined): string =>
  clause === undefined
    ? ''
    : JSON.stringify(Object.values(clause.slots).map(({ path }) => readPath(draft, path)));

/** What a version says otherwise than the one before it, clause by clause, in the order in which it is read. */
export function compareRules(
  before: DefinitionJson,
  after: DefinitionJson,
): readonly ClauseDifference[] {
  const [old, next] = [clausesOf(before), clausesOf(after)];
  const ids = [...new Set([...next, ...old].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const pair = {
      id,
      before: old.find((clause) => clause.id === id),
      after: next.find((clause) => clause.id === id),
    };
    const isSame =
      pair.before !== undefined &&
      pair.after !== undefined &&
      said(before, pair.before) === said(after, pair.after);
    return isSame ? [] : [pair];
  });
}
