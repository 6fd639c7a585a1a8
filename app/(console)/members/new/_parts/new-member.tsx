'use client';

import { useEffect, useState } from 'react';
import { takePrefill } from '@/components/member/prefill';
import type { Prefill } from '@/lib/domain/desk/answer';
import { inputOf } from '@/lib/domain/members/cleansing/member-draft';
import { spelledPhone } from '@/lib/domain/members/contact-masks';
import type { FormOptions } from '../../_parts/edit/form-options';
import { MemberEditor } from '../../_parts/edit/member-editor';
import { createMember } from '../actions';
import { BroughtByField } from './brought-by-field';

/** What the desk knew already, as people write it. */
function shown({ phone, ...rest }: Prefill): Prefill {
  return phone === undefined ? rest : { ...rest, phone: spelledPhone(phone) };
}

/** The form of a member who is not there yet. */
export function NewMember({ options }: { readonly options: FormOptions }) {
  const [prefill, setPrefill] = useState<Prefill | null>(null);
  const [broughtBy, setBroughtBy] = useState('');
  useEffect(() => {
    const taken = takePrefill();
    if (taken !== null) setPrefill(shown(taken));
  }, []);
  return (
    <MemberEditor
      key={prefill === null ? 'empty' : 'known'}
      member={null}
      options={options}
      begin={prefill ?? {}}
      save={(draft) => createMember({ ...inputOf(draft), broughtBy })}
      more={(refusal) => (
        <BroughtByField value={broughtBy} onType={setBroughtBy} refusal={refusal} />
      )}
    />
  );
}
