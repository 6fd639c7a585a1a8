'use client';

import { type ReactNode, useState } from 'react';
import {
  type ConflictField,
  findDifferences,
  resolveConflict,
  type Side,
} from '@/lib/domain/members/cleansing/edit-conflict';
import type { MemberDraft } from '@/lib/domain/members/cleansing/member-draft';
import type { MemberForm } from '@/lib/domain/members/cleansing/member-form';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { ConflictView } from './conflict-view';
import { EditorForm } from './editor-form';
import type { FormOptions } from './form-options';
import { useEditor } from './use-editor';
import { type Save, useSaving } from './use-saving';

type Props = {
  /** As it stands now; null: a new one. */
  readonly member: MemberForm | null;
  readonly options: FormOptions;
  /** What stands in the form of a new member from the beginning. */
  readonly begin?: Partial<MemberDraft>;
  readonly save: Save;
  /** What is asked of a new member beside. */
  readonly more?: (refusal: Refusal | undefined) => ReactNode;
};

/** A new member, or an edit of one; when somebody else saved meanwhile, both versions to choose from. */
export function MemberEditor({ member, options, begin = {}, save, more }: Props) {
  // What the edit began with: the page may bring a newer version while one types.
  const [base, setBase] = useState(member);
  const editor = useEditor(member, options, begin);
  const saving = useSaving(save, member === null);
  const { draft, evidence } = editor;
  const isBehind = base !== null && member !== null && base.version !== member.version;
  if (saving.refusal?.code === 'stale_version' && isBehind) {
    const versions = { base, mine: draft, now: member };
    const adopt = (choices: ReadonlyMap<ConflictField, Side>) => {
      const next = resolveConflict(versions, choices);
      editor.replace(next);
      setBase(member);
      saving.forget();
      return next;
    };
    return (
      <ConflictView
        differences={findDifferences(versions)}
        options={options}
        isPending={saving.isPending}
        onEdit={adopt}
        onSave={(choices) => {
          const { version } = member;
          saving.attempt({ draft: adopt(choices), version, birthEvidence: evidence });
        }}
      />
    );
  }
  return (
    <EditorForm
      member={base}
      options={options}
      editor={editor}
      saving={saving}
      more={more?.(saving.refusal)}
    />
  );
}
