'use client';

import { inputOf } from '@/lib/domain/members/cleansing/member-draft';
import type { MemberForm } from '@/lib/domain/members/cleansing/member-form';
import type { FormOptions } from '../../../_parts/edit/form-options';
import { MemberEditor } from '../../../_parts/edit/member-editor';
import { updateMember } from '../actions';

type Props = { readonly member: MemberForm; readonly options: FormOptions };

/** The form of a member as they stand. */
export function EditMember({ member, options }: Props) {
  return (
    <MemberEditor
      member={member}
      options={options}
      save={(draft, edit) =>
        updateMember({ memberId: member.memberId, ...inputOf(draft), ...edit })
      }
    />
  );
}
