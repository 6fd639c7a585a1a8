import { generateKeyPairSync, verify } from 'node:crypto';
import { expect, it } from 'vitest';
import { googleWalletLink } from './google-link';

it('a link to Google Wallet carries the card, signed by the issuer’s key, and no name', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keys = {
    issuerId: '338800',
    classId: 'standard',
    email: 'passes@example.org',
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
  const card = { cardId: 7, number: '2200417030487' };
  const link = googleWalletLink(card, keys, new Date('2026-11-20T12:00:00Z'));
  const [header = '', claims = '', signature = ''] = link.split('/').at(-1)?.split('.') ?? [];
  const signed = Buffer.from(`${header}.${claims}`);
  expect(verify('sha256', signed, publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
    iss: 'passes@example.org',
    aud: 'google',
    typ: 'savetowallet',
    iat: 1_795_176_000,
    payload: {
      loyaltyObjects: [
        {
          id: '338800.card-7',
          classId: '338800.standard',
          state: 'ACTIVE',
          accountId: '2200417030487',
          barcode: { type: 'CODE_128', value: '2200417030487', alternateText: '2200417030487' },
        },
      ],
    },
  });
});
