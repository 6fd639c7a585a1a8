import 'server-only';
import { z } from 'zod';
import { knownBirthOn } from '@/lib/domain/members/birthday';
import type { MemberForm } from '@/lib/domain/members/cleansing/member-form';
import { CLOSED_STATUSES } from '@/lib/domain/members/cleansing/member-form';
import { maskEmail, maskPhone } from '@/lib/domain/members/contact-masks';
import { memberCode } from '@/lib/domain/members/states';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { seesValuesOf } from '../attributes/visible-attributes';
import { EDITED_COLUMNS, type EditedRow } from '../editing/edited-member';
import { readPersons, readValues } from '../read-extras';

/** A member as the edit page needs them; phone and e-mail masked. Throws `not_found`, also for members that are over. */
export const getMemberForm = defineQuery({
  id: 'members.getForm',
  permission: 'members.edit',
  input: z.object({ memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  run: async ({ read, input: { memberId }, actor }): Promise<MemberForm> => {
    const [[row], attributes, contactPersons] = await Promise.all([
      read<EditedRow[]>`
      SELECT ${read.unsafe(EDITED_COLUMNS)} FROM members m LEFT JOIN member_profiles p USING (member_id)
      WHERE m.member_id = ${memberId}`,
      readValues(read, memberId, (type) => seesValuesOf(actor, type)),
      readPersons(read, memberId),
    ]);
    if (row === undefined || CLOSED_STATUSES.includes(row.status)) throw new AppError('not_found');
    const { version, status: _, phone, email, external, ...details } = row;
    return {
      memberId,
      code: memberCode(memberId),
      version,
      details: { ...details, birthOn: knownBirthOn(details.birthOn) ?? '' },
      identities: {
        phone: phone === '' ? '' : maskPhone(phone),
        email: email === '' ? '' : maskEmail(email),
        external,
      },
      attributes,
      contactPersons,
    };
  },
});
