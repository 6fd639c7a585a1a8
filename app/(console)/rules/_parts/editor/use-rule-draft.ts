'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState, useTransition } from 'react';
import { type EditedRule, type EditTarget, isSameRule } from '@/components/rule/edited-rule';
import { findTypedRule, keepTypedRule } from '@/components/rule/typed-rule';
import { type ActionResult, NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { createRule, draftVersion, editDraft } from '../../actions';

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

type Draft = {
  readonly kept: EditedRule;
  readonly target: EditTarget;
  /** Under which what is typed is kept in this browser: of one person and one rule. */
  readonly typedKey: string;
};

/** What is typed, what is kept, and what was refused. A newer version that somebody else saved arrives as `kept` after a refresh. */
export function useRuleDraft({ kept, target, typedKey }: Draft) {
  const router = useRouter();
  const [edited, setEdited] = useState(kept);
  const [base, setBase] = useState(kept);
  const [version, setVersion] = useState(target.kind === 'draft' ? target.version : 0);
  const [refusal, setRefusal] = useState<Refusal>();
  const [isBack, setBack] = useState(false);
  // The page that comes next takes a moment: until then a second press would make a second rule.
  const [isLeaving, setLeaving] = useState(false);
  const [isPending, startTransition] = useTransition();
  const newest = target.kind === 'draft' ? target.version : 0;
  const isBehind = refusal?.code === 'stale_version' && newest > version;
  useEffect(() => {
    const typed = findTypedRule(typedKey);
    if (typed === null) return;
    setEdited(typed.edited);
    setVersion(typed.version);
    setBack(true);
  }, [typedKey]);
  useEffect(() => {
    keepTypedRule(typedKey, { edited, version }, base);
  }, [typedKey, edited, version, base]);
  const take = (saved: EditedRule, onVersion: number) => {
    setEdited(saved);
    setBase(saved);
    setVersion(onVersion);
    setRefusal(undefined);
    setBack(false);
  };
  // The answer to a save was lost and it was tried again: the other version is one's own.
  if (isBehind && isSameRule(kept, edited)) take(edited, newest);
  const send = (onVersion: number) =>
    startTransition(async () => {
      const answer = await save(edited, target, onVersion).catch(() => null);
      if (!answer?.ok) {
        const refused = answer?.error ?? NO_ANSWER;
        setRefusal(refused);
        if (refused.code === 'stale_version') router.refresh();
        return;
      }
      take(edited, answer.value.version);
      if (target.kind === 'draft') return router.refresh();
      setLeaving(true);
      router.replace(`/rules/${answer.value.ruleId}/edit`);
    });
  return {
    edited,
    setEdited,
    refusal,
    isPending: isPending || isLeaving,
    isBehind,
    /** What is shown was typed earlier and not saved then. */
    isBack,
    version,
    isTyped: !isSameRule(edited, base),
    isChanged: target.kind !== 'draft' || !isSameRule(edited, base),
    save: () => send(version),
    saveOver: () => send(newest),
    discard: () => take(base, version),
    takeTheirs: () => take(kept, newest),
  };
}
