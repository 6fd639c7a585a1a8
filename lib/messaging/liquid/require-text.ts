import 'server-only';
import type { Locale } from '@/lib/domain/access/preferences';
import { LOCALES } from '@/lib/domain/access/preferences';
import { AppError } from '@/lib/domain/shared/errors';
import { findFlaw } from './engine';

type InBoth = Readonly<Record<Locale, string>>;

/** A subject and a text in both languages, as mechanics and the library of templates hold them. */
export type WrittenMessage = { readonly subject: InBoth; readonly text: InBoth };

/**
 * Throws `template_refused` with `reason`, `name` and the field (`text.ru`) for the first variable, filter or tag that texts may not
 * use, and for one that cannot be read. To be asked wherever such a text is saved.
 */
export function requireText(message: WrittenMessage): void {
  for (const part of ['subject', 'text'] as const) {
    for (const locale of LOCALES) {
      const found = findFlaw(message[part][locale]);
      if (found === null) continue;
      const { flaw, name } = found;
      throw new AppError('template_refused', { reason: flaw, name, field: `${part}.${locale}` });
    }
  }
}
