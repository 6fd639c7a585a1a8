import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ConsoleShell } from '@/components/shell/console-shell';
import type { ShellItem } from '@/components/shell/shell-types';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { navigationFor } from '@/lib/domain/access/navigation';
import { LOCALES } from '@/lib/domain/access/preferences';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { SignOutForm } from './_parts/sign-out-form';

/** The shell around every page of the console. It hides what the role may not open; the guard is in each query. */
export default async function ConsoleLayout({ children }: { readonly children: ReactNode }) {
  const actor = await requireActor();
  const [t, translations, programme] = await Promise.all([
    getTranslations('shell'),
    Promise.all(LOCALES.map((locale) => getTranslations({ locale, namespace: 'shell.nav' }))),
    runQuery(findProgramme, {}, actor),
  ]);
  const items: ShellItem[] = navigationFor(actor.role).map((entry) => ({
    ...entry,
    label: t(`nav.${entry.id}`),
    groupLabel: t(`groups.${entry.group}`),
    names: translations.map((names) => names(entry.id)),
  }));
  return (
    <ClientMessages areas={['common', 'errors', 'shell']}>
      <ConsoleShell
        items={items}
        user={{
          name: actor.name,
          roleLabel: t(`roles.${actor.role}`),
          programmeName: programme?.name ?? '',
          singleKeys: actor.singleKeys,
        }}
        signOut={<SignOutForm />}
        canSearchMembers={can(actor, 'members.read')}
      >
        {children}
      </ConsoleShell>
    </ClientMessages>
  );
}
