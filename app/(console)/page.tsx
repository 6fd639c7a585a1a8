import { redirect } from 'next/navigation';
import { requireActor } from '@/lib/access/session';
import { HOME_BY_ROLE } from '@/lib/domain/access/home';

/** Leads each role to what it came for. */
export default async function RootPage() {
  const actor = await requireActor('profile.own');
  redirect(HOME_BY_ROLE[actor.role]);
}
