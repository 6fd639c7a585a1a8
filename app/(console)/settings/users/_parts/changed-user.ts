import type { Role } from '@/lib/domain/access/permissions';

/** A person as the dialog that changes them needs it. */
export type ChangedUser = {
  readonly userId: number;
  readonly name: string;
  readonly role: Role;
  readonly version: number;
  readonly isDisabled: boolean;
};
