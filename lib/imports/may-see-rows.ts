import 'server-only';
import { type Actor, actorLabel, can } from '@/lib/domain/access/actor';
import { AppError } from '@/lib/domain/shared/errors';

/**
 * Rows of a file may hold contacts: they are shown to who uploaded it and to those who may read contacts.
 * @throws AppError `forbidden`
 */
export function assertMaySeeRows(actor: Actor, createdBy: string): void {
  if (createdBy === actorLabel(actor) || can(actor, 'members.readContacts')) return;
  throw new AppError('forbidden', { permission: 'members.readContacts' });
}
