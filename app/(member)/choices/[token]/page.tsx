import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { callerAddress } from '@/lib/access/request';
import { anonymousActor } from '@/lib/access/session';
import { RateLimit } from '@/lib/api/rate-limit';
import type { MemberChoices } from '@/lib/domain/messaging/choices';
import { AppError } from '@/lib/domain/shared/errors';
import { runQuery } from '@/lib/kernel/query';
import { findChoices } from '@/lib/messaging/queries/find-choices';
import { ChoiceList } from './_parts/choice-list';

type Props = { readonly params: Promise<{ readonly token: string }> };

const OPENED_A_MINUTE = 120;
const limit = new RateLimit(OPENED_A_MINUTE);

/** Nobody looks for this page, and it tells nobody where its reader came from: the address is the right. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('choices');
  return {
    title: { absolute: t('title') },
    referrer: 'no-referrer',
    robots: { index: false, follow: false },
  };
}

async function findOrRefuse(token: string): Promise<MemberChoices | 'unknown' | 'tooMany'> {
  try {
    limit.take(callerAddress(await headers()));
  } catch (error) {
    if (error instanceof AppError) return 'tooMany';
    throw error;
  }
  return (await runQuery(findChoices, { token }, await anonymousActor())) ?? 'unknown';
}

/** Where a member chooses what advertising they get, from the link of a message: no sign-in, and nothing that says who they are. */
export default async function ChoicesPage({ params }: Props) {
  const { token } = await params;
  const choices = await findOrRefuse(token);
  if (typeof choices === 'string') {
    const t = await getTranslations('choices');
    return (
      <>
        <h1 className="mb-2 text-title">{t('title')}</h1>
        <p>{t(choices)}</p>
      </>
    );
  }
  const { language, programme, asked, text } = choices;
  const t = await getTranslations({ locale: language, namespace: 'choices' });
  const errors = await getTranslations({ locale: language, namespace: 'errors' });
  return (
    <div lang={language}>
      <p className="mb-1 text-ink-2">{programme}</p>
      <h1 className="mb-2 text-title">{t('title')}</h1>
      <p className="mb-5 text-ink-2">{t('text')}</p>
      <ChoiceList
        token={token}
        asked={asked}
        channels={choices.channels.map(({ channel, isGiven }) => ({
          ...{ channel, isGiven, name: t(`channels.${channel}`) },
        }))}
        mayGive={text !== null}
        words={{
          given: t('given'),
          withdrawn: t('withdrawn'),
          stop: t('stop'),
          start: t('start'),
          stopAsked: t('stopAsked', { channel: t(`channels.${asked}`) }),
          stopped: t('stopped'),
          started: t('started'),
          failed: errors('unexpected'),
          tooMany: t('tooMany'),
        }}
      />
      {text !== null && (
        <details className="mt-5">
          <summary className="cursor-pointer text-ink-2">{t('consentText')}</summary>
          <p className="mt-2 whitespace-pre-line text-sm text-ink-2">{text}</p>
        </details>
      )}
      <p className="mt-5 text-sm text-ink-2">{t('service')}</p>
    </div>
  );
}
