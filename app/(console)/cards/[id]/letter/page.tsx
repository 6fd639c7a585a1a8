import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { BarcodeView } from '@/components/card/barcode-view';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/session';
import { logCardLetter } from '@/lib/cards/commands/log-card-letter';
import { drawBarcode } from '@/lib/cards/draw-barcode';
import { getCardLetter } from '@/lib/cards/queries/get-card-letter';
import { barcodeKindOf } from '@/lib/domain/cards/barcode';
import type { CardLetter } from '@/lib/domain/cards/card-letter';
import { cardEnding, spelledCard } from '@/lib/domain/members/contact-masks';
import { AppError } from '@/lib/domain/shared/errors';
import { formatDay } from '@/lib/format/dates';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { PrintButton } from './_parts/print-button';

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('cards.letter');
  return { title: t('title') };
}

/** The letter, once it is written down that it was opened. */
async function openLetter(id: string): Promise<CardLetter | null> {
  const actor = await requireActor('members.readContacts');
  if (!/^[1-9]\d{0,15}$/.test(id)) return null;
  const input = { cardId: Number(id) };
  try {
    await runCommand(logCardLetter, input, actor);
    return await runQuery(getCardLetter, input, actor);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}

/** The letter that a card is sent with, in its member's language; only the sheet is printed. */
export default async function CardLetterPage({ params }: Props) {
  const letter = await openLetter((await params).id);
  if (letter === null) notFound();
  const locale = await getLocale();
  const language = letter.language ?? locale;
  const [t, own] = await Promise.all([
    getTranslations('cards.letter'),
    getTranslations({ locale: language, namespace: 'cards.letter' }),
  ]);
  const { number, expiresOn, name } = letter;
  const place = [letter.postalCode, letter.city].filter((part) => part !== '').join(' ');
  return (
    <ClientMessages areas={['common', 'cards']}>
      <PageHeader
        crumbs={[
          {
            label: t('card', { ending: cardEnding(number) }),
            href: `/cards/${letter.cardId}`,
          },
        ]}
        title={t('title')}
        meta={t('logged')}
        actions={<PrintButton />}
      />
      <article
        lang={language}
        data-print-page
        className="max-w-[640px] rounded-panel border bg-white px-10 py-12 text-black"
      >
        <p className="mb-10 font-semibold">{letter.programme}</p>
        <address className="mb-12 not-italic">
          {[name, letter.address, place].map(
            (line) =>
              line !== '' && (
                <span key={line} className="block">
                  {line}
                </span>
              ),
          )}
        </address>
        <p className="mb-4">{own('greeting', { name, hasName: name === '' ? 'no' : 'yes' })}</p>
        <p className="mb-6">{own('text', { programme: letter.programme })}</p>
        <div className="mb-2 w-72">
          <BarcodeView barcode={drawBarcode(number, barcodeKindOf(number))} number={number} />
        </div>
        <p className="mb-6 text-lg tracking-wider tabular-nums">{spelledCard(number)}</p>
        <p>
          {expiresOn === null
            ? own('noEnd')
            : own('until', { day: formatDay(expiresOn, language) })}
        </p>
      </article>
    </ClientMessages>
  );
}
