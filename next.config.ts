import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { LOCALES } from './lib/domain/access/preferences';

const withNextIntl = createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  experimental: {
    // Messages are parsed while building, so that no browser loads the parser.
    messages: { path: './messages', format: 'json', locales: LOCALES, precompile: true },
  },
});

const config: NextConfig = {
  // Several builds of one checkout can stand side by side.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // Types are checked by `npm run verify`; a config that extends another is left as it is by the builder.
  typescript: { tsconfigPath: 'tsconfig.next.json', ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: [
    'pg',
    'pg-copy-streams',
    'pino',
    '@node-rs/argon2',
    'bwip-js',
    'passkit-generator',
    '@duckdb/node-api',
  ],
  devIndicators: false,
  // A page that a role may not open answers 403 with app/(console)/forbidden.tsx.
  experimental: { authInterrupts: true },
};

export default withNextIntl(config);
