import { expect, it } from 'vitest';
import { walletKeys } from './wallet-keys';

it('a wallet counts as configured only with everything it needs; keys in one line get their lines back', () => {
  expect(walletKeys({})).toEqual({ google: null, apple: null });
  const half = {
    WALLET_GOOGLE_ISSUER_ID: '1',
    WALLET_GOOGLE_CLASS_ID: 'c',
    WALLET_GOOGLE_EMAIL: 'e',
  };
  expect(walletKeys(half).google).toBeNull();
  const keys = walletKeys({ ...half, WALLET_GOOGLE_KEY: 'a\\nb' });
  expect(keys.google?.privateKey).toBe('a\nb');
});
