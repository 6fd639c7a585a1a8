import { useLocale, useTranslations } from 'next-intl';
import type { Told } from '@/lib/domain/members/timeline/timeline';
import { toldValues } from '@/lib/format/told-values';
import type { MessageKey } from '@/lib/i18n/message-key';

type Props = { readonly told: Told; readonly currency: string };

/**
 * A sentence of an entry, in the reader's language. Its key comes from a source, where the compiler knows it; here it
 * is plain text again.
 */
export function ToldText({ told, currency }: Props) {
  const t = useTranslations();
  const locale = useLocale();
  const words = (key: string) => t(key as MessageKey);
  return t.rich(told.key as MessageKey, {
    ...toldValues(told, { locale, currency, words }),
    was: (chunks) => <del className="text-ink-3">{chunks}</del>,
    is: (chunks) => <ins className="no-underline">{chunks}</ins>,
  });
}
