import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { anonymousActor, findActor } from '@/lib/access/session';
import { DEMO_PASSWORD, DEMO_USERS } from '@/lib/domain/access/demo-users';
import { returnPath } from '@/lib/domain/access/home';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { type DemoSignIn, SignInForm } from './_parts/sign-in-form';

type Props = { readonly searchParams: Promise<{ readonly next?: string | string[] }> };

/** Demo accounts are named only where the programme itself is the demo. */
async function demoSignIns(): Promise<readonly DemoSignIn[]> {
  const programme = await runQuery(findProgramme, {}, await anonymousActor());
  if (!programme?.isDemo) return [];
  const t = await getTranslations('shell.roles');
  return DEMO_USERS.map(({ role, email, name }) => ({
    email,
    name,
    role: t(role),
    password: DEMO_PASSWORD,
  }));
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('access.signIn');
  return { title: t('title') };
}

/** Sign-in by e-mail and password; leads back to the page that was asked for. */
export default async function SignInPage({ searchParams }: Props) {
  const { next } = await searchParams;
  const nextPath = returnPath(typeof next === 'string' ? next : null);
  if ((await findActor()) !== null) redirect(nextPath);
  const t = await getTranslations('access.signIn');
  return (
    <>
      <h1 className="mb-4 text-title">{t('title')}</h1>
      <ClientMessages areas={['access', 'common', 'errors']}>
        <SignInForm nextPath={nextPath} demo={await demoSignIns()} />
      </ClientMessages>
    </>
  );
}
