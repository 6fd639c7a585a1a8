import 'server-only';
import { type Actor, actorLabel, can } from '@/lib/domain/access/actor';
import { AppError } from '@/lib/domain/shared/errors';

/** Rows of a file may hold contacts: they are shown to who uploaded it and to those who may read contacts. */
export function maySeeRows(actor: Actor, createdBy: string): boolean {
  return createdBy === actorLabel(actor) || can(actor, 'members.readContacts');
}

/** @throws AppError `forbidden` when the rows of the file are not for this person */
export function assertMaySeeRows(actor: Actor, createdBy: string): void {
  if (maySeeRows(actor, createdBy)) return;
  throw new AppError('forbidden', { permission: 'members.readContacts' });
}
