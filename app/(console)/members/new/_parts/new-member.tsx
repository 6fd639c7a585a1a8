'use client';

import { inputOf } from '@/lib/domain/members/cleansing/member-draft';
import type { FormOptions } from '../../_parts/edit/form-options';
import { MemberEditor } from '../../_parts/edit/member-editor';
import { createMember } from '../actions';

/** The form of a member who is not there yet. */
export function NewMember({ options }: { readonly options: FormOptions }) {
  return (
    <MemberEditor member={null} options={options} save={(draft) => createMember(inputOf(draft))} />
  );
}
