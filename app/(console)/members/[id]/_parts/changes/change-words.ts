import { type Messages, useTranslations } from 'next-intl';
import { type AuditEvent, fieldChanges } from '@/lib/domain/access/audit-event';
import { CONTACT_FIELDS, REVEAL_REASONS } from '@/lib/domain/members/member-page';
import { MEMBER_KINDS } from '@/lib/domain/members/states';

type CommandKey = `commands.${keyof Messages['members']['changes']['commands'] & string}`;
type FieldKey = keyof Messages['memberEdit']['fields'];
type OtherKey = `fields.${keyof Messages['members']['changes']['fields'] & string}`;

/** What the name of the command says already, or what says nothing to a reader. */
const UNSAID: Readonly<Record<string, readonly string[]>> = {
  'contacts.sendCode': ['channel'],
  'contacts.confirm': ['way'],
  'members.addInteraction': ['interactionId', 'kind', 'direction', 'isPinned'],
  'members.pinInteraction': ['interactionId', 'isPinned'],
  'members.withdrawInteraction': ['interactionId', 'isWithdrawn'],
};

/** Fields whose value names a contact. */
const CONTACT_NAMING: readonly string[] = ['revealed', 'codeSentTo', 'codeRefusedFor', 'confirmed'];

/** The message of a command about members (`members.update`). Not every one has words: ask `t.has`. */
export function commandKey(command: string): CommandKey {
  return `commands.${command.slice(command.indexOf('.') + 1)}` as CommandKey;
}

/** A field that changed, in words. `before` null: the row tells of something new. */
export type ChangeLine = {
  readonly field: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string;
};

/** Names of fields come from the log as plain text: those without words stand as they are. */
function useFieldLabel(): (field: string) => string {
  const t = useTranslations('members.changes');
  const labels = useTranslations('memberEdit.fields');
  return (field) => {
    const other = `fields.${field}` as OtherKey;
    if (t.has(other)) return t(other);
    return labels.has(field as FieldKey) ? labels(field as FieldKey) : field;
  };
}

/** The fields that an event changed, each with its label and both values in words. */
export function useChangeLines(): (event: AuditEvent) => readonly ChangeLine[] {
  const t = useTranslations('members.changes');
  const reasons = useTranslations('members.member.contacts.reasons');
  const kinds = useTranslations('memberEdit.kinds');
  const label = useFieldLabel();
  const words = (field: string, value: string): string => {
    if (value === '') return t('empty');
    const reason = REVEAL_REASONS.find((known) => known === value);
    if (field === 'reason' && reason !== undefined) return reasons(reason);
    const contact = CONTACT_FIELDS.find((known) => known === value);
    if (CONTACT_NAMING.includes(field) && contact !== undefined) return label(contact);
    const kind = MEMBER_KINDS.find((known) => known === value);
    return field === 'kind' && kind !== undefined ? kinds(kind) : value;
  };
  return (event) => {
    const unsaid = ['version', ...(UNSAID[event.command] ?? [])];
    return fieldChanges(event)
      .filter(({ field }) => !unsaid.includes(field))
      .map(({ field, before, after }) => ({
        field,
        label: label(field),
        before: event.before === null ? null : words(field, before),
        after: words(field, after),
      }));
  };
}
