'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import type { ActionResult, Refusal } from '@/lib/domain/shared/action-result';
import { createRule, draftVersion, editDraft } from '../../actions';
import { type EditedRule, type EditTarget, isSameRule } from './edited-rule';

type Saved = { readonly ruleId: number; readonly versionId: number; readonly version: number };

function save(edited: EditedRule, target: EditTarget, version: number) {
  const { nameEn, nameRu, ...fields } = edited;
  const send: Readonly<Record<EditTarget['kind'], () => Promise<ActionResult<Saved>>>> = {
    new: () => createRule(edited),
    next: () => draftVersion({ ...fields, ruleId: target.kind === 'next' ? target.ruleId : 0 }),
    draft: () =>
      editDraft({
        ...edited,
        versionId: target.kind === 'draft' ? target.versionId : 0,
        version,
      }),
  };
  return send[target.kind]();
}

/** What is typed, what is kept, and what was refused. A newer version that somebody else saved arrives as `kept` after a refresh. */
export function useRuleDraft(kept: EditedRule, target: EditTarget) {
  const router = useRouter();
  const [edited, setEdited] = useState(kept);
  const [base, setBase] = useState(kept);
  const [version, setVersion] = useState(target.kind === 'draft' ? target.version : 0);
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const newest = target.kind === 'draft' ? target.version : 0;
  const isBehind = refusal?.code === 'stale_version' && newest > version;
  const send = (onVersion: number) =>
    startTransition(async () => {
      const answer = await save(edited, target, onVersion);
      setRefusal(answer.ok ? undefined : answer.error);
      if (!answer.ok) {
        if (answer.error.code === 'stale_version') router.refresh();
        return;
      }
      setBase(edited);
      setVersion(answer.value.version);
      if (target.kind === 'draft') router.refresh();
      else router.replace(`/rules/${answer.value.ruleId}/edit`);
    });
  return {
    edited,
    setEdited,
    refusal,
    isPending,
    isBehind,
    version,
    isChanged: target.kind !== 'draft' || !isSameRule(edited, base),
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
