import { useTranslations } from 'next-intl';
import { BarcodeView } from '@/components/card/barcode-view';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { Barcode } from '@/lib/domain/cards/barcode';

type Props = {
  readonly cardId: number;
  readonly number: string;
  readonly bars: Barcode;
  readonly qr: Barcode;
  readonly mayReadContacts: boolean;
  /** Ways into the wallets that are configured. */
  readonly wallets: readonly { readonly id: 'apple' | 'google'; readonly href: string }[];
};

/** What a till scans, from this screen or from paper. */
export function CardCodes({ cardId, number, bars, qr, mayReadContacts, wallets }: Props) {
  const t = useTranslations('cards');
  return (
    <Section
      title={t('barcode.title')}
      tools={
        mayReadContacts ? (
          <TextLink href={`/cards/${cardId}/letter`}>{t('letter.title')}</TextLink>
        ) : undefined
      }
    >
      <div className="flex flex-wrap items-center gap-4">
        <div className="w-64 max-w-full overflow-hidden rounded-control border">
          <BarcodeView barcode={bars} number={number} />
        </div>
        <div className="w-32 overflow-hidden rounded-control border">
          <BarcodeView barcode={qr} number={number} />
        </div>
      </div>
      {wallets.length > 0 && (
        <p className="mt-2 flex flex-wrap gap-x-4 text-sm">
          {wallets.map(({ id, href }) => (
            <a key={id} href={href} className="link" rel="noreferrer">
              {t(`wallet.${id}`)}
            </a>
          ))}
        </p>
      )}
    </Section>
  );
}
