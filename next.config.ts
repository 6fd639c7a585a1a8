import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts');

const config: NextConfig = {
  // Several builds of one checkout can stand side by side.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // Types are checked by `npm run verify`; a config that extends another is left as it is by the builder.
  typescript: { tsconfigPath: 'tsconfig.next.json', ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ['pg', 'pg-copy-streams', 'pino', '@node-rs/argon2', 'chardet'],
  devIndicators: false,
  // A page that a role may not open answers 403 with app/(console)/forbidden.tsx.
  experimental: { authInterrupts: true },
};

export default withNextIntl(config);
