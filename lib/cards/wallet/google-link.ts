import 'server-only';
import { sign } from 'node:crypto';

/** What Google gives an issuer of passes. */
export type GoogleWalletKeys = {
  readonly issuerId: string;
  /** The class of passes that the issuer made there. */
  readonly classId: string;
  /** The service account. */
  readonly email: string;
  /** Its private key, PEM. */
  readonly privateKey: string;
};

const SAVE_URL = 'https://pay.google.com/gp/v/save/';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * The link that puts a card into Google Wallet: a signed description of the pass (JWT, RS256), as the Wallet API takes
 * it. The holder's name stays out: the card's number is enough for a till.
 */
export function googleWalletLink(
  card: { readonly cardId: number; readonly number: string },
  { issuerId, classId, email, privateKey }: GoogleWalletKeys,
  now: Date,
): string {
  const pass = {
    id: `${issuerId}.card-${card.cardId}`,
    classId: `${issuerId}.${classId}`,
    state: 'ACTIVE',
    accountId: card.number,
    barcode: { type: 'CODE_128', value: card.number, alternateText: card.number },
  };
  const claims = {
    iss: email,
    aud: 'google',
    typ: 'savetowallet',
    iat: Math.floor(now.getTime() / 1_000),
    payload: { loyaltyObjects: [pass] },
  };
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  const signature = sign('sha256', Buffer.from(signed), privateKey).toString('base64url');
  return `${SAVE_URL}${signed}.${signature}`;
}
