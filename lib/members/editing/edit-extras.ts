import 'server-only';
import type { Tx } from '@/db/write';
import type { AttributeValues } from '@/lib/domain/members/attributes/attribute';
import { phoneCountryOf } from '@/lib/domain/members/cleansing/phone-country';
import type { ContactPersonDraft } from '@/lib/domain/members/contact-persons';
import type { MemberKind } from '@/lib/domain/members/states';
import type { ProgrammeFacts } from '@/lib/programme/programme-facts';
import {
  auditedValue,
  changedValues,
  type ValueChange,
  writeValues,
} from '../attributes/edit-values';
import {
  changedPersons,
  type PersonChanges,
  storedPersons,
  writePersons,
} from '../contact-persons/edit-persons';
import { phoneReader } from '../read-phone';

type Typed = {
  readonly kind: MemberKind;
  readonly attributes: AttributeValues;
  readonly contactPersons?: readonly ContactPersonDraft[] | undefined;
};

type Kept = Readonly<Record<string, unknown>>;

/** What changes of a member beyond their own fields. */
export type ExtraChanges = {
  readonly values: readonly ValueChange[];
  readonly persons: PersonChanges | null;
  readonly isEmpty: boolean;
  /** As the audit log keeps it: nothing personal. */
  readonly before: Kept;
  readonly after: Kept;
};

/**
 * Custom attributes and contact persons as typed against those that stand. Only organisations have contact persons.
 * `memberId` null: a new member. Throws `invalid_input` with the fields that cannot be kept.
 */
export async function changedExtras(
  tx: Tx,
  memberId: number | null,
  { typed, facts }: { typed: Typed; facts: ProgrammeFacts },
): Promise<ExtraChanges> {
  const values = await changedValues(tx, memberId, typed.attributes);
  const stored = memberId === null ? [] : await storedPersons(tx, memberId);
  const wanted = typed.kind === 'organisation' ? typed.contactPersons : [];
  const readPhone = phoneReader(phoneCountryOf(facts.currency));
  const persons = wanted === undefined ? null : changedPersons(stored, wanted, readPhone);
  const told = (side: 'before' | 'after') =>
    values.length === 0
      ? {}
      : {
          attributes: Object.fromEntries(
            values.map((change) => [
              change.attribute.key,
              auditedValue(change.attribute, change[side]),
            ]),
          ),
        };
  return {
    values,
    persons,
    isEmpty: values.length === 0 && persons === null,
    before: told('before'),
    after: { ...told('after'), ...(persons === null ? {} : { contactPersons: persons.counts }) },
  };
}

/** Writes what changes. */
export async function writeExtras(
  tx: Tx,
  memberId: number,
  { values, persons }: ExtraChanges,
): Promise<void> {
  await writeValues(tx, memberId, values);
  if (persons !== null) await writePersons(tx, memberId, persons.next);
}
