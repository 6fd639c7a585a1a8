import 'server-only';
import { PKPass } from 'passkit-generator';

/** What Apple gives an issuer of passes; certificates and keys as PEM. */
export type AppleWalletKeys = {
  readonly passTypeId: string;
  readonly teamId: string;
  /** Apple's own (WWDR), the issuer's, and the issuer's key. */
  readonly wwdr: string;
  readonly signerCert: string;
  readonly signerKey: string;
};

/** A plain square of the product's green, 29 x 29: a pass without an icon is refused by phones. */
const ICON = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAB0AAAAdCAIAAADZ8fBYAAAAJklEQVR42mPgD3enBWIYNXfU3FFzR80dNXfU3FFzR80dNXdQmQsAv5w4dCVFCU0AAAAASUVORK5CYII=',
  'base64',
);

/** What a pass shows, in the words of whoever asks for it. */
export type PassWords = {
  readonly programme: string;
  readonly type: string;
  readonly label: string;
};

/** A card as a signed .pkpass for Apple Wallet. The holder's name stays out: the number is enough for a till. */
export function applePass(
  card: { readonly cardId: number; readonly number: string },
  words: PassWords,
  { passTypeId, teamId, wwdr, signerCert, signerKey }: AppleWalletKeys,
): Buffer {
  const pass = new PKPass(
    { 'icon.png': ICON, 'icon@2x.png': ICON },
    { wwdr, signerCert, signerKey },
    {
      serialNumber: `card-${card.cardId}`,
      passTypeIdentifier: passTypeId,
      teamIdentifier: teamId,
      organizationName: words.programme,
      description: words.type,
    },
  );
  pass.type = 'storeCard';
  pass.primaryFields.push({ key: 'type', label: words.programme, value: words.type });
  pass.secondaryFields.push({ key: 'number', label: words.label, value: card.number });
  pass.setBarcodes({
    format: 'PKBarcodeFormatCode128',
    message: card.number,
    altText: card.number,
    messageEncoding: 'iso-8859-1',
  });
  return pass.getAsBuffer();
}
