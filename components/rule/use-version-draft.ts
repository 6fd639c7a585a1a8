'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DefinitionJson } from '@/lib/domain/rules/definition';
import { type ActionResult, NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { type EditedRule, isSameRule } from './edited-rule';
import { beginning, type DraftHandle, keepSaved, keepSending } from './saved-since';
import { findTypedRule, keepTypedRule } from './typed-rule';

export type { DraftHandle };

/** A version as it is edited, of a rule that says this. */
export type EditedVersion<D extends DefinitionJson> = Omit<EditedRule, 'definition'> & {
  readonly definition: D;
};

type Seen = { readonly versionId: number; readonly version: number };
type Fields = Omit<EditedRule, 'nameEn' | 'nameRu'>;

/** Server actions that begin a draft, save it and take it back. */
export type DraftActions = {
  readonly draft: (given: Fields & { readonly ruleId: number }) => Promise<ActionResult<Seen>>;
  readonly edit: (given: EditedRule & Seen) => Promise<ActionResult<Seen>>;
  readonly withdraw: (given: Seen) => Promise<ActionResult>;
};

type Given<D extends DefinitionJson, Flaw> = {
  readonly ruleId: number;
  /** What the server drew the page of: the same object as long as it was not drawn anew. */
  readonly drawnOf: object;
  readonly kept: EditedVersion<D>;
  readonly handle: DraftHandle;
  /** A version that waits for a second person, which can be taken back. */
  readonly inReview: DraftHandle;
  /** What holds, to go back to when the draft is reset. */
  readonly held: EditedVersion<D>;
  /** Under which what is typed and not saved is kept in this browser. */
  readonly typedKey: string;
  readonly isReadOnly: boolean;
  /** What is wrong with a definition: while something is, it is not saved. Stays the same function. */
  readonly flawsOf: (definition: D) => readonly Flaw[];
  readonly actions: DraftActions;
  /** For a page that reads more of a draft than its handle, once the first edit has begun one. Stays the same function. */
  readonly onBegun?: () => void;
};

/** A pause in typing after which the draft is saved. */
const SAVE_AFTER_MS = 800;
const MOST_STEPS_BACK = 50;

/** Begins the draft or saves it. Names are kept with a draft that is there: a save of a new one is followed by another. */
async function send(
  { draft, edit }: DraftActions,
  { ruleId, edited, handle }: { ruleId: number; edited: EditedRule; handle: DraftHandle },
) {
  const { nameEn, nameRu, ...fields } = edited;
  const answer =
    handle === null
      ? await draft({ ...fields, ruleId }).catch(() => null)
      : await edit({ ...fields, nameEn, nameRu, ...handle }).catch(() => null);
  return answer ?? { ok: false as const, error: NO_ANSWER };
}

/** The same, for who leaves the page meanwhile and comes back to it as it was drawn. */
function sendAndKeep(
  actions: DraftActions,
  {
    drawnOf,
    asSaved,
    ...what
  }: {
    readonly ruleId: number;
    readonly drawnOf: object;
    readonly edited: EditedRule;
    readonly asSaved: EditedRule;
    readonly handle: DraftHandle;
  },
) {
  const sent = send(actions, what).then((answer) => {
    if (!answer.ok) return answer;
    const { versionId, version } = answer.value;
    keepSaved(drawnOf, asSaved, { versionId, version });
    return answer;
  });
  return keepSending(drawnOf, sent);
}

/** Steps back over edits: those of one field in a row are one step. */
function useHistory<Edited>(edited: Edited, setEdited: (edited: Edited) => void) {
  const [past, setPast] = useState<readonly Edited[]>([]);
  const lastKey = useRef<string | null>(null);
  const change = (next: Edited, key: string | null = null) => {
    if (key === null || key !== lastKey.current) {
      setPast([...past.slice(1 - MOST_STEPS_BACK), edited]);
    }
    lastKey.current = key;
    setEdited(next);
  };
  const undo = () => {
    const before = past.at(-1);
    if (before === undefined) return;
    lastKey.current = null;
    setPast(past.slice(0, -1));
    setEdited(before);
  };
  const forget = () => {
    lastKey.current = null;
    setPast([]);
  };
  return { change, undo, forget, mayUndo: past.length > 0 };
}

/** What this browser kept of an edit that was not saved, and what it keeps of this one. */
function useTyped<D extends DefinitionJson>(
  { typedKey, isReadOnly, held }: Pick<Given<D, unknown>, 'typedKey' | 'isReadOnly' | 'held'>,
  {
    edited,
    saved,
    handle,
    take,
  }: {
    readonly edited: EditedVersion<D>;
    readonly saved: EditedVersion<D>;
    readonly handle: DraftHandle;
    readonly take: (edited: EditedVersion<D>, version: number) => void;
  },
) {
  const taking = useRef(take);
  const { kind } = held.definition;
  useEffect(() => {
    const typed = isReadOnly ? null : findTypedRule(typedKey);
    if (typed === null || typed.edited.definition.kind !== kind) return;
    taking.current(typed.edited as EditedVersion<D>, typed.version);
  }, [typedKey, isReadOnly, kind]);
  useEffect(() => {
    if (!isReadOnly) keepTypedRule(typedKey, { edited, version: handle?.version ?? 0 }, saved);
  }, [typedKey, edited, handle, saved, isReadOnly]);
}

/** What is edited, what of it is saved and as which draft. A page that was left while it saved waits for that when it is come back to. */
function useKept<D extends DefinitionJson>({ drawnOf, kept, handle: newest }: Given<D, unknown>) {
  const [begun] = useState(() => beginning(drawnOf, { edited: kept, on: newest }));
  const [edited, setEdited] = useState(begun.edited);
  const [saved, setSaved] = useState(begun.edited);
  const [handle, setHandle] = useState(begun.on);
  const [isSaving, setSaving] = useState(begun.sending !== null);
  useEffect(() => {
    const { sending } = begun;
    if (sending === null) return;
    let isLeft = false;
    const take = () => {
      if (isLeft) return;
      const since = beginning(drawnOf, begun);
      setEdited((typed) => (isSameRule(typed, begun.edited) ? since.edited : typed));
      setSaved(since.edited);
      setHandle(since.on);
      setSaving(false);
    };
    sending.then(take, take);
    return () => {
      isLeft = true;
    };
  }, [begun, drawnOf]);
  return { edited, setEdited, saved, setSaved, handle, setHandle, isSaving, setSaving };
}

/**
 * What is typed, what is kept and what was refused. The draft begins with the first edit and is saved by itself while it has no
 * mistake. A newer version that somebody else saved arrives as `kept` after a refresh.
 */
export function useVersionDraft<D extends DefinitionJson, Flaw>(given: Given<D, Flaw>) {
  const { ruleId, drawnOf, kept, handle: newest, held } = given;
  const { isReadOnly, flawsOf, actions, onBegun } = given;
  const router = useRouter();
  const { edited, setEdited, saved, setSaved, handle, setHandle, isSaving, setSaving } =
    useKept(given);
  const [refusal, setRefusal] = useState<Refusal>();
  const history = useHistory(edited, setEdited);
  const flaws = useMemo(() => flawsOf(edited.definition), [flawsOf, edited.definition]);
  const isDirty = !isSameRule(edited, saved);
  const isNamed = edited.nameEn.trim() !== '' && edited.nameRu.trim() !== '';
  const isWhole = flaws.length === 0 && isNamed && edited.startsOn !== '';
  const isBehind =
    refusal !== undefined && newest !== null && newest.version > (handle?.version ?? 0);
  useTyped(given, {
    ...{ edited, saved, handle },
    take: (typed, version) => {
      setEdited(typed);
      setHandle((known) => (known === null ? null : { ...known, version }));
    },
  });
  const save = useCallback(
    async (on: DraftHandle) => {
      setSaving(true);
      const names = on === null ? { nameEn: saved.nameEn, nameRu: saved.nameRu } : {};
      const asSaved = { ...edited, ...names };
      const answer = await sendAndKeep(actions, { ruleId, drawnOf, edited, asSaved, handle: on });
      setSaving(false);
      if (!answer.ok) {
        setRefusal(answer.error);
        router.refresh();
        return;
      }
      const { versionId, version } = answer.value;
      setHandle({ versionId, version });
      setSaved(asSaved);
      setRefusal(undefined);
      if (on === null) onBegun?.();
    },
    [actions, ruleId, drawnOf, edited, saved, router, onBegun, setHandle, setSaved, setSaving],
  );
  const waits = isDirty && isWhole && !isSaving && refusal === undefined && !isReadOnly;
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => save(handle), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [waits, save, handle]);
  const take = (other: EditedVersion<D>, on: DraftHandle) => {
    setEdited(other);
    setSaved(other);
    setHandle(on);
    setRefusal(undefined);
    history.forget();
  };
  const change = (next: EditedVersion<D>, key?: string) => {
    if (!isBehind) setRefusal(undefined);
    history.change(next, key);
  };
  const reset = async () => {
    const on = handle ?? given.inReview;
    if (on === null) return take(held, null);
    setSaving(true);
    const answer = await actions.withdraw(on).catch(() => null);
    setSaving(false);
    if (answer?.ok) take(held, null);
    else setRefusal(answer?.error ?? NO_ANSWER);
    router.refresh();
  };
  return {
    ...{ edited, change, flaws, handle, refusal, isSaving, isDirty, isWhole, isBehind, reset },
    undo: history.undo,
    mayUndo: history.mayUndo,
    retry: () => save(handle),
    keepMine: () => save(newest),
    takeTheirs: () => take(kept, newest),
  };
}
