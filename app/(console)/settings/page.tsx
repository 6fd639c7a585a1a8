import { redirect } from 'next/navigation';
import { requireActor } from '@/lib/access/session';

/** The settings begin with what matters first: whether everything works. */
export default async function SettingsPage() {
  await requireActor('settings.read');
  redirect('/settings/health');
}
