import 'server-only';
import { type Actor, can } from '@/lib/domain/access/actor';
import type { AttributeType } from '@/lib/domain/members/attributes/attribute';

/**
 * Whether the actor may see values of the type, or ask for members by them. A text may hold anything, a phone too: as
 * with notes, only those who may read contacts.
 */
export function seesValuesOf(actor: Actor, type: AttributeType): boolean {
  return type !== 'text' || can(actor, 'members.readContacts');
}
