import { AppError } from '../shared/errors';
import { type Permission, ROLE_PERMISSIONS, type Role } from './permissions';

/** A person at the console. */
export type UserActor = {
  readonly kind: 'user';
  readonly userId: number;
  readonly role: Role;
  readonly requestId: string;
};

/** A till, a shop or a script that calls the HTTP API. */
export type ApiKeyActor = {
  readonly kind: 'apiKey';
  readonly apiKeyId: number;
  /** The first of the keys that took each other's place: what was asked with one is not asked anew with the next. */
  readonly originId: number;
  readonly scopes: readonly Permission[];
  /** The one store it posts for; null: any. */
  readonly storeId: number | null;
  /** The one partner whose stores it posts for; empty: any. */
  readonly partner: string;
  readonly requestId: string;
};

/** The product itself: a job, a script, the demo loader. */
export type SystemActor = {
  readonly kind: 'system';
  readonly name: string;
  readonly requestId: string;
};

/** Nobody yet: signing in, the first administrator's link. */
export type AnonymousActor = { readonly kind: 'anonymous'; readonly requestId: string };

export type Actor = UserActor | ApiKeyActor | SystemActor | AnonymousActor;

/** Whether the actor holds the right. Every door asks this, and only this. */
export function can(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'anonymous') return false;
  if (actor.kind === 'apiKey') return actor.scopes.includes(permission);
  return ROLE_PERMISSIONS[actor.role].includes(permission);
}

/** The id of the person who acts. @throws AppError `forbidden` when it is not a person. */
export function requireUserId(actor: Actor): number {
  if (actor.kind !== 'user') throw new AppError('forbidden', { permission: 'profile.own' });
  return actor.userId;
}

/** How the actor is written into the audit log and the `vernost.actor` setting: `user:12`. */
export function actorLabel(actor: Actor): string {
  if (actor.kind === 'user') return `user:${actor.userId}`;
  if (actor.kind === 'apiKey') return `apiKey:${actor.apiKeyId}`;
  if (actor.kind === 'system') return `system:${actor.name}`;
  return 'anonymous';
}

/** The product acting by itself. */
export function systemActor(name: string, requestId: string = `system-${name}`): SystemActor {
  return { kind: 'system', name, requestId };
}
