import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { CardLife } from '@/components/card/card-life';
import { requireActor } from '@/lib/access/session';
import { drawBarcode } from '@/lib/cards/draw-barcode';
import { getCard } from '@/lib/cards/queries/get-card';
import { walletLinks } from '@/lib/cards/wallet/wallet-links';
import { can } from '@/lib/domain/access/actor';
import { barcodeKindOf } from '@/lib/domain/cards/barcode';
import type { CardPage } from '@/lib/domain/cards/card-page';
import { CARD_NUMBER_MIN } from '@/lib/domain/cards/check-digits';
import { cardEnding } from '@/lib/domain/members/contact-masks';
import { AppError } from '@/lib/domain/shared/errors';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { CardActs } from './_parts/card-acts';
import { CardCodes } from './_parts/card-codes';
import { CardFace } from './_parts/card-face';
import { CardHeader } from './_parts/card-header';
import { CardOperations } from './_parts/card-operations';

type Props = { readonly params: Promise<{ readonly id: string }> };

const ADDRESS = /^[1-9]\d{0,15}$|^\d{8,40}$/;

/** Read once for the title and the page. The address holds the card's id; a whole number typed there finds it too. */
const readCard = cache(async (address: string): Promise<CardPage> => {
  const actor = await requireActor('cards.read');
  if (!ADDRESS.test(address)) notFound();
  const byId = Number.isSafeInteger(Number(address)) ? [{ cardId: Number(address) }] : [];
  const byNumber = address.length < CARD_NUMBER_MIN ? [] : [{ number: address }];
  for (const input of [...byNumber, ...byId]) {
    try {
      return await runQuery(getCard, input, actor);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'not_found')) throw error;
    }
  }
  return notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await readCard((await params).id);
  // The whole number finds a person: it does not go into histories and tab lists of shared computers.
  return { title: `•• ${cardEnding(number)}` };
}

/** One card: its state, its holder, its life, and what can be done with it now. */
export default async function CardPageView({ params }: Props) {
  const actor = await requireActor('cards.read');
  const card = await readCard((await params).id);
  const canOperate = can(actor, 'tasks.work') && can(actor, 'cards.operate');
  return (
    <ClientMessages areas={['common', 'errors']}>
      <CardHeader card={card} />
      {canOperate && <CardActs card={card} />}
      <div className="grid gap-x-8 dock:grid-cols-[minmax(0,1fr)_348px]">
        <div className="min-w-0">
          <CardFace card={card} />
          <CardCodes
            cardId={card.cardId}
            number={card.number}
            bars={drawBarcode(card.number, barcodeKindOf(card.number))}
            qr={drawBarcode(card.number, 'qrcode')}
            mayReadContacts={can(actor, 'members.readContacts')}
            wallets={can(actor, 'cards.operate') ? walletLinks(card, new Date()) : []}
          />
          <CardLife card={card} />
        </div>
        <CardOperations card={card} canOperate={canOperate} />
      </div>
    </ClientMessages>
  );
}
