import 'server-only';
import { z } from 'zod';
import type { AppleWalletKeys } from './apple-pass';
import type { GoogleWalletKeys } from './google-link';

const some = z.string().min(1);
/** Keys stand in one line of the environment, line ends written as \n. */
const pem = some.transform((text) => text.replaceAll('\\n', '\n'));

const google = z.object({ issuerId: some, classId: some, email: some, privateKey: pem });
const apple = z.object({
  passTypeId: some,
  teamId: some,
  wwdr: pem,
  signerCert: pem,
  signerKey: pem,
});

/** The wallets that are configured; null: that one is not, and nothing speaks of it. */
export function walletKeys(env: Readonly<Record<string, string | undefined>> = process.env): {
  readonly google: GoogleWalletKeys | null;
  readonly apple: AppleWalletKeys | null;
} {
  return {
    google:
      google.safeParse({
        issuerId: env.WALLET_GOOGLE_ISSUER_ID,
        classId: env.WALLET_GOOGLE_CLASS_ID,
        email: env.WALLET_GOOGLE_EMAIL,
        privateKey: env.WALLET_GOOGLE_KEY,
      }).data ?? null,
    apple:
      apple.safeParse({
        passTypeId: env.WALLET_APPLE_PASS_TYPE_ID,
        teamId: env.WALLET_APPLE_TEAM_ID,
        wwdr: env.WALLET_APPLE_WWDR,
        signerCert: env.WALLET_APPLE_CERT,
        signerKey: env.WALLET_APPLE_KEY,
      }).data ?? null,
  };
}
