import type { Locale } from '@/lib/domain/access/preferences';
import type common from '../../messages/en/common.json';
import type errors from '../../messages/en/errors.json';
import type shell from '../../messages/en/shell.json';

/* The compiler checks the key of every message: one line an area. */
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: {
      common: typeof common;
      errors: typeof errors;
      shell: typeof shell;
    };
  }
}
