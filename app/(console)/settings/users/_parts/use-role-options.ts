import { useTranslations } from 'next-intl';
import { ROLES, type Role } from '@/lib/domain/access/permissions';

/** The roles with what each may do, for a select. */
export function useRoleOptions(): { value: Role; label: string }[] {
  const roles = useTranslations('shell.roles');
  const notes = useTranslations('settings.roleNotes');
  return ROLES.map((value) => ({ value, label: `${roles(value)}: ${notes(value)}` }));
}

/** The role that was chosen; the lesser one when the form was tampered with. */
export function roleOf(form: FormData): Role {
  return ROLES.find((role) => role === form.get('role')) ?? 'support';
}
