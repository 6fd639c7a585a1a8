'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type EditedRule, isSameRule } from '@/components/rule/edited-rule';
import { findTypedRule, keepTypedRule } from '@/components/rule/typed-rule';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import type { LadderJson } from '@/lib/domain/tiers/ladder';
import { flawsOf } from '@/lib/domain/tiers/ladder-flaws';
import { draftLadder, editLadder, withdrawLadder } from '../../actions';

/** A version of a ladder as it is edited. */
export type EditedLadder = Omit<EditedRule, 'definition'> & { readonly definition: LadderJson };

/** The draft that is kept; null: there is none, the first edit begins it. */
export type DraftHandle = { readonly versionId: number; readonly version: number } | null;

type Given = {
  readonly ruleId: number;
  readonly kept: EditedLadder;
  readonly handle: DraftHandle;
  /** What holds, to go back to when the draft is reset. */
  readonly held: EditedLadder;
  /** Under which what is typed and not saved is kept in this browser. */
  readonly typedKey: string;
  readonly isReadOnly: boolean;
};

/** A pause in typing after which the draft is saved. */
const SAVE_AFTER_MS = 800;
const MOST_STEPS_BACK = 50;

/** Begins the draft or saves it. Names are kept with a draft that is there: a save of a new one is followed by another. */
async function send(ruleId: number, edited: EditedLadder, handle: DraftHandle) {
  const { nameEn, nameRu, ...fields } = edited;
  const answer =
    handle === null
      ? await draftLadder({ ...fields, ruleId }).catch(() => null)
      : await editLadder({ ...fields, nameEn, nameRu, ...handle }).catch(() => null);
  return answer ?? { ok: false as const, error: NO_ANSWER };
}

/** Steps back over edits: those of one field in a row are one step. */
function useHistory(edited: EditedLadder, setEdited: (edited: EditedLadder) => void) {
  const [past, setPast] = useState<readonly EditedLadder[]>([]);
  const lastKey = useRef<string | null>(null);
  const change = (next: EditedLadder, key: string | null = null) => {
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

/**
 * What is typed, what is kept and what was refused. The draft begins with the first edit and is saved by itself while it has no
 * mistake. A newer version that somebody else saved arrives as `kept` after a refresh.
 */
export function useLadderDraft({
  ruleId,
  kept,
  handle: newest,
  held,
  typedKey,
  isReadOnly,
}: Given) {
  const router = useRouter();
  const [edited, setEdited] = useState(kept);
  const [saved, setSaved] = useState(kept);
  const [handle, setHandle] = useState(newest);
  const [refusal, setRefusal] = useState<Refusal>();
  const [isSaving, setSaving] = useState(false);
  const history = useHistory(edited, setEdited);
  const flaws = useMemo(() => flawsOf(edited.definition), [edited.definition]);
  const isDirty = !isSameRule(edited, saved);
  const isNamed = edited.nameEn.trim() !== '' && edited.nameRu.trim() !== '';
  const isWhole = flaws.length === 0 && isNamed && edited.startsOn !== '';
  const isBehind =
    refusal !== undefined && newest !== null && newest.version > (handle?.version ?? 0);
  useEffect(() => {
    const typed = isReadOnly ? null : findTypedRule(typedKey);
    if (typed === null || typed.edited.definition.kind !== 'tiers') return;
    setEdited({ ...typed.edited, definition: typed.edited.definition });
    setHandle((known) => (known === null ? null : { ...known, version: typed.version }));
  }, [typedKey, isReadOnly]);
  useEffect(() => {
    if (!isReadOnly) keepTypedRule(typedKey, { edited, version: handle?.version ?? 0 }, saved);
  }, [typedKey, edited, handle, saved, isReadOnly]);
  const save = useCallback(
    async (on: DraftHandle) => {
      setSaving(true);
      const answer = await send(ruleId, edited, on);
      setSaving(false);
      if (!answer.ok) {
        setRefusal(answer.error);
        router.refresh();
        return;
      }
      const { versionId, version } = answer.value;
      const names = on === null ? { nameEn: saved.nameEn, nameRu: saved.nameRu } : {};
      setHandle({ versionId, version });
      setSaved({ ...edited, ...names });
      setRefusal(undefined);
      if (on === null) router.refresh();
    },
    [ruleId, edited, saved, router],
  );
  const waits = isDirty && isWhole && !isSaving && refusal === undefined && !isReadOnly;
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => save(handle), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [waits, save, handle]);
  const take = (other: EditedLadder, on: DraftHandle) => {
    setEdited(other);
    setSaved(other);
    setHandle(on);
    setRefusal(undefined);
    history.forget();
  };
  const change = (next: EditedLadder, key?: string) => {
    if (!isBehind) setRefusal(undefined);
    history.change(next, key);
  };
  const reset = async () => {
    if (handle === null) return take(held, null);
    setSaving(true);
    const answer = await withdrawLadder(handle).catch(() => null);
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

export type LadderDraft = ReturnType<typeof useLadderDraft>;
