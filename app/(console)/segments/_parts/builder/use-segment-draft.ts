'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { type ActionResult, NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { createSegment, saveSegment } from '../../actions';
import { type EditedSegment, findTypedSegment, keepTypedSegment } from './typed-segment';

/** What is edited: a new segment, or one that is kept. */
export type SegmentTarget =
  | { readonly kind: 'new' }
  | {
      readonly kind: 'kept';
      readonly segmentId: number;
      readonly version: number;
      readonly authorName: string;
      readonly isArchived: boolean;
    };

type Draft = {
  readonly kept: EditedSegment;
  readonly target: SegmentTarget;
  /** Under which what is written is kept in this browser: of one person and one segment. */
  readonly typedKey: string;
  readonly mayEdit: boolean;
};

type Saved = { readonly segmentId: number; readonly version: number };

const isSame = (one: EditedSegment, other: EditedSegment) =>
  JSON.stringify(one) === JSON.stringify(other);

const isOfArchived = ({ code, details }: Refusal) =>
  code === 'wrong_state' && details.status === 'archived';

/** What is written and on which version, and what is kept: by others, and of this in the browser. */
function useWritten({ kept, target, typedKey, mayEdit }: Draft) {
  const newest = target.kind === 'kept' ? target.version : 0;
  const [edited, setEdited] = useState(kept);
  const [base, setBase] = useState({ edited: kept, version: newest });
  const [version, setVersion] = useState(newest);
  const [isBack, setBack] = useState(false);
  const first = useRef(kept);
  useEffect(() => {
    const typed = mayEdit ? findTypedSegment(typedKey) : null;
    if (typed === null || isSame(typed.edited, first.current)) return;
    setEdited(typed.edited);
    setVersion(typed.version);
    setBack(true);
  }, [typedKey, mayEdit]);
  useEffect(() => {
    if (mayEdit) {
      keepTypedSegment(typedKey, isSame(edited, base.edited) ? null : { edited, version });
    }
  }, [typedKey, mayEdit, edited, version, base]);
  return {
    edited,
    setEdited,
    base,
    version,
    newest,
    isTyped: !isSame(edited, base.edited),
    isBack,
    take: (saved: EditedSegment, onVersion: number) => {
      setEdited(saved);
      setBase({ edited: saved, version: onVersion });
      setVersion(onVersion);
      setBack(false);
    },
  };
}

/** What is written, what is kept, and what was refused. A newer version that somebody else saved arrives as `kept` after a refresh. */
export function useSegmentDraft(given: Draft) {
  const { kept, target } = given;
  const router = useRouter();
  const written = useWritten(given);
  const { edited, setEdited, base, version, newest, isTyped, isBack, take } = written;
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const { draft, ...names } = edited;
  const fields = { ...names, definition: draft };
  const send = (save: () => Promise<ActionResult<Saved>>) =>
    startTransition(async () => {
      const answer = await save().catch(() => null);
      if (!answer?.ok) {
        const refused = answer?.error ?? NO_ANSWER;
        setRefusal(refused);
        if (refused.code === 'stale_version' || isOfArchived(refused)) router.refresh();
        return;
      }
      const { segmentId } = answer.value;
      setRefusal(undefined);
      take(edited, answer.value.version);
      if (target.kind === 'kept' && target.segmentId === segmentId) router.refresh();
      else router.replace(`/segments/${segmentId}`);
    });
  const saveOn = (onVersion: number) =>
    send(() =>
      target.kind === 'new'
        ? createSegment(fields)
        : saveSegment({ ...fields, segmentId: target.segmentId, version: onVersion }),
    );
  const leave = (to: EditedSegment, onVersion: number) => {
    take(to, onVersion);
    setRefusal(undefined);
  };
  const isStale = refusal?.code === 'stale_version' || isBack;
  return {
    ...{ edited, setEdited, base, version, refusal, isPending, isTyped },
    /** What is shown was written earlier and not saved then. */
    isBack: isBack && isTyped,
    isBehind: isStale && newest > version,
    isArchived:
      target.kind === 'kept' &&
      (target.isArchived || (refusal !== undefined && isOfArchived(refusal))),
    isChanged: target.kind === 'new' || isTyped,
    save: () => saveOn(version),
    saveOver: () => saveOn(newest),
    saveAsNew: () => send(() => createSegment(fields)),
    discard: () => leave(base.edited, base.version),
    takeTheirs: () => leave(kept, newest),
  };
}

/** What `useSegmentDraft` gives. */
export type SegmentDraftState = ReturnType<typeof useSegmentDraft>;
