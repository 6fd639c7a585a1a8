'use client';

import { useMemo, useState } from 'react';
import {
  CLEANSED_FIELDS,
  type CleansedDraft,
  type CleansedField,
  cleanseDraft,
} from '@/lib/domain/members/cleansing/cleanse-draft';
import {
  type DraftField,
  draftOf,
  type MemberDraft,
} from '@/lib/domain/members/cleansing/member-draft';
import type { BirthEvidence, MemberForm } from '@/lib/domain/members/cleansing/member-form';
import { spelledPhone } from '@/lib/domain/members/contact-masks';
import type { FormOptions } from './form-options';
import { usePhoneReader } from './use-phone-reader';

export type Editor = {
  readonly draft: MemberDraft;
  readonly cleansed: CleansedDraft;
  readonly evidence: BirthEvidence | '';
  /** What stood in a field before it was cleansed. */
  readonly was: ReadonlyMap<DraftField, string>;
  readonly left: ReadonlySet<DraftField>;
  readonly setEvidence: (evidence: BirthEvidence | '') => void;
  readonly set: <Field extends DraftField>(field: Field, value: MemberDraft[Field]) => void;
  /** The field was left: what it holds becomes clean. */
  readonly leave: (field: CleansedField) => void;
  readonly leaveAll: () => void;
  readonly replace: (draft: MemberDraft) => void;
};

/** A value as people write it: a phone in groups. */
export function shownValue(field: DraftField, value: string): string {
  return field === 'phone' ? spelledPhone(value) : value;
}

/** What is typed about a member, with what cleansing makes of it. */
export function useEditor(
  member: MemberForm | null,
  options: FormOptions,
  begin: Partial<MemberDraft>,
): Editor {
  const [draft, setDraft] = useState(() => ({ ...draftOf(member), ...begin }));
  const [evidence, setEvidence] = useState<BirthEvidence | ''>('');
  const [was, setWas] = useState<ReadonlyMap<DraftField, string>>(new Map());
  const [left, setLeft] = useState<ReadonlySet<DraftField>>(new Set());
  const readPhone = usePhoneReader(options.phoneCountry);
  const { todayOn } = options;
  const cleansed = useMemo(
    () => cleanseDraft(draft, { todayOn, readPhone }),
    [draft, todayOn, readPhone],
  );
  const set: Editor['set'] = (field, value) => {
    setDraft((current) => ({ ...current, [field]: value }));
    setWas((current) => new Map([...current].filter(([known]) => known !== field)));
  };
  const leave = (field: CleansedField) => {
    setLeft((current) => new Set([...current, field]));
    const typed = draft[field];
    const { value, problem, changes } = cleansed[field];
    const shown = shownValue(field, value);
    if (typed === null || problem !== null || changes.length === 0 || shown === typed) return;
    // A day that means "unknown" stays in sight: an emptied field would not say why.
    if (field === 'birthOn') return;
    setDraft((current) => ({ ...current, [field]: shown }));
    setWas((current) => new Map([...current, [field, typed]]));
  };
  return {
    draft,
    cleansed,
    evidence,
    was,
    left,
    setEvidence,
    set,
    leave,
    leaveAll: () => setLeft(new Set(CLEANSED_FIELDS)),
    replace: setDraft,
  };
}
