'use client';

import { useMemo, useState } from 'react';
import {
  CLEANSED_FIELDS,
  type CleansedDraft,
  type CleansedField,
  cleanseDraft,
} from '@/lib/domain/members/cleansing/cleanse-draft';
import type { PhoneReader } from '@/lib/domain/members/cleansing/cleanse-phone';
import {
  type DraftField,
  draftOf,
  type MemberDraft,
} from '@/lib/domain/members/cleansing/member-draft';
import type { BirthEvidence, MemberForm } from '@/lib/domain/members/cleansing/member-form';
import { wrongExtrasOf } from '@/lib/domain/members/cleansing/wrong-extras';
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
  readonly set: <Field extends keyof MemberDraft>(field: Field, value: MemberDraft[Field]) => void;
  /** The field was left: what it holds becomes clean. */
  readonly leave: (field: CleansedField) => void;
  readonly leaveAll: () => void;
  /** Somebody tried to save. */
  readonly isLeftAll: boolean;
  /** Null until it is loaded. */
  readonly readPhone: PhoneReader | null;
  /** Whether an attribute or a contact person cannot be kept as it stands: its name in the form. */
  readonly wrongExtras: readonly string[];
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
  const { todayOn, attributes } = options;
  const cleansed = useMemo(
    () => cleanseDraft(draft, { todayOn, readPhone }),
    [draft, todayOn, readPhone],
  );
  const wrongExtras = wrongExtrasOf(draft, { attributes, readPhone });
  const set: Editor['set'] = (field, value) => {
    setDraft((current) => ({ ...current, [field]: value }));
    setWas((current) => new Map([...current].filter(([known]) => known !== String(field))));
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
    isLeftAll: left.size === CLEANSED_FIELDS.length,
    readPhone,
    wrongExtras,
    replace: setDraft,
  };
}
