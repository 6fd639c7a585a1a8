import NextLink from 'next/link';
import type { ReactNode } from 'react';
import { Initials } from '../ui/initials';
import type { ShellUser } from './shell-types';

type Props = {
  readonly user: ShellUser;
  readonly profileLabel: string;
  readonly signOut?: ReactNode;
};

/** Who is signed in, the way to the profile, and the way out. */
export function UserBlock({ user, profileLabel, signOut }: Props) {
  return (
    <div className="mt-auto flex items-center gap-1 border-t pt-2">
      <NextLink
        href="/profile"
        prefetch={false}
        className="flex min-w-0 flex-1 items-center gap-2 rounded-control p-1.5 hover:bg-hover"
      >
        <Initials name={user.name} />
        <span className="sr-only">{profileLabel}</span>
        <span className="min-w-0 text-xs text-ink-2">
          <b className="block truncate text-sm text-ink">{user.name}</b>
          <span className="block truncate">{user.roleLabel}</span>
        </span>
      </NextLink>
      {signOut}
    </div>
  );
}
