'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import type { SegmentDraft } from '@/lib/domain/segments/draft';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { createSegment, saveSegment } from '../../actions';

/** A segment on screen: what it is called and what it says. */
export type EditedSegment = {
  readonly name: string;
  readonly note: string;
  readonly draft: SegmentDraft;
};

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

const isSame = (one: EditedSegment, other: EditedSegment) =>
  JSON.stringify(one) === JSON.stringify(other);

/** What is written, what is kept, and what was refused. A newer version that somebody else saved arrives as `kept` after a refresh. */
export function useSegmentDraft(kept: EditedSegment, target: SegmentTarget) {
  const router = useRouter();
  const [edited, setEdited] = useState(kept);
  const [base, setBase] = useState(kept);
  const newest = target.kind === 'kept' ? target.version : 0;
  const [version, setVersion] = useState(newest);
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const send = (onVersion: number) =>
    startTransition(async () => {
      const { draft, ...names } = edited;
      const fields = { ...names, definition: draft };
      const answer = await (target.kind === 'new'
        ? createSegment(fields)
        : saveSegment({ ...fields, segmentId: target.segmentId, version: onVersion }));
      setRefusal(answer.ok ? undefined : answer.error);
      if (!answer.ok) {
        if (answer.error.code === 'stale_version') router.refresh();
        return;
      }
      setBase(edited);
      setVersion(answer.value.version);
      if (target.kind === 'new') router.replace(`/segments/${answer.value.segmentId}`);
      else router.refresh();
    });
  return {
    edited,
    setEdited,
    /** What is kept of it. */
    base,
    refusal,
    isPending,
    version,
    isBehind: refusal?.code === 'stale_version' && newest > version,
    isChanged: target.kind === 'new' || !isSame(edited, base),
    save: () => send(version),
    saveOver: () => send(newest),
    discard: () => setEdited(base),
    takeTheirs: () => {
      setEdited(kept);
      setBase(kept);
      setVersion(newest);
      setRefusal(undefined);
    },
  };
}

/** What `useSegmentDraft` gives. */
export type SegmentDraftState = ReturnType<typeof useSegmentDraft>;
