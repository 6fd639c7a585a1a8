'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { showToast } from '@/components/ui/toast-store';
import type { MemberDraft } from '@/lib/domain/members/cleansing/member-draft';
import type { BirthEvidence } from '@/lib/domain/members/cleansing/member-form';
import type { ActionResult, Refusal } from '@/lib/domain/shared/action-result';

type Saved = { readonly memberId: number; readonly code: string };
export type Save = (
  draft: MemberDraft,
  edit: { readonly version: number; readonly birthEvidence: BirthEvidence | '' },
) => Promise<ActionResult<Saved>>;

type Attempt = {
  readonly draft: MemberDraft;
  readonly version: number;
  readonly birthEvidence: BirthEvidence | '';
};

export type Saving = {
  readonly refusal: Refusal | undefined;
  readonly isPending: boolean;
  readonly attempt: (attempt: Attempt) => void;
  readonly forget: () => void;
};

/** Saves, and goes to the member with a notice. Of an edit that came second the page gets the newer version. */
export function useSaving(save: Save, isNew: boolean): Saving {
  const t = useTranslations('memberEdit');
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const attempt = ({ draft, ...edit }: Attempt) =>
    startTransition(async () => {
      const answer = await save(draft, edit);
      if (!answer.ok) {
        setRefusal(answer.error);
        if (answer.error.code === 'stale_version') router.refresh();
        return;
      }
      setRefusal(undefined);
      const { memberId, code } = answer.value;
      showToast({ title: t(isNew ? 'created' : 'saved', { code }) });
      router.push(`/members/${memberId}`);
    });
  return { refusal, isPending, attempt, forget: () => setRefusal(undefined) };
}
