import type { DefinitionJson } from '@/lib/domain/rules/definition';
import type { EditedRule } from './edited-rule';

/** The draft that is kept; null: there is none, the first edit begins it. */
export type DraftHandle = { readonly versionId: number; readonly version: number } | null;

type Begins<D extends DefinitionJson> = {
  readonly edited: Omit<EditedRule, 'definition'> & { readonly definition: D };
  readonly on: DraftHandle;
  /** A save that was on its way when the page was left; it ends once what it saved is kept here. */
  readonly sending: Promise<unknown> | null;
};

const saved = new WeakMap<object, { readonly edited: EditedRule; readonly on: DraftHandle }>();
const sends = new WeakMap<object, Promise<unknown>>();

/**
 * What a page begins with: what was saved since it was drawn, else what it was drawn of. Who comes back to it by the browser's history finds
 * it as it was drawn, which is older than what they saved.
 */
export function beginning<D extends DefinitionJson>(
  drawnOf: object,
  { edited, on }: Omit<Begins<D>, 'sending'>,
): Begins<D> {
  const since = saved.get(drawnOf);
  const sending = sends.get(drawnOf) ?? null;
  return since?.edited.definition.kind === edited.definition.kind
    ? { edited: since.edited as Begins<D>['edited'], on: since.on, sending }
    : { edited, on, sending };
}

/** What was saved on a page as it was drawn. */
export function keepSaved(drawnOf: object, edited: EditedRule, on: DraftHandle): void {
  saved.set(drawnOf, { edited, on });
}

/** A save that is on its way, until it ends. */
export function keepSending<Answer>(drawnOf: object, sending: Promise<Answer>): Promise<Answer> {
  sends.set(drawnOf, sending);
  return sending.finally(() => {
    if (sends.get(drawnOf) === sending) sends.delete(drawnOf);
  });
}
