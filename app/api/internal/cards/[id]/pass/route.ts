import { getLocale, getTranslations } from 'next-intl/server';
import { createSessionHandler } from '@/lib/api/create-session-handler';
import { getCardForPass } from '@/lib/cards/queries/get-card-for-pass';
import { applePass } from '@/lib/cards/wallet/apple-pass';
import { walletKeys } from '@/lib/cards/wallet/wallet-keys';
import { AppError } from '@/lib/domain/shared/errors';
import { runQuery } from '@/lib/kernel/query';

/** A card as a pass for Apple Wallet; there is none where that wallet is not configured. */
export const GET = createSessionHandler<{ id: string }>(async ({ params, actor }) => {
  const card = await runQuery(getCardForPass, { cardId: Number(params.id) }, actor);
  const { apple } = walletKeys();
  if (apple === null) throw new AppError('not_found');
  const [t, locale] = await Promise.all([getTranslations('cards'), getLocale()]);
  const type = (locale === 'ru' ? card.typeNameRu : card.typeNameEn) ?? t('virtual');
  const pass = applePass(card, { programme: card.programme, type, label: t('number') }, apple);
  return new Response(new Uint8Array(pass), {
    headers: {
      'content-type': 'application/vnd.apple.pkpass',
      'content-disposition': `attachment; filename="card-${card.cardId}.pkpass"`,
      'cache-control': 'no-store',
    },
  });
});
