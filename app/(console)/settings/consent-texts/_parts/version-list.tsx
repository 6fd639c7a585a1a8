import { useLocale, useTranslations } from 'next-intl';
import { Status } from '@/components/ui/status';
import type { ConsentText } from '@/lib/domain/consents/consent-text';
import { formatDay } from '@/lib/format/dates';
import { TextPreview } from './text-preview';

type Props = { readonly texts: readonly ConsentText[]; readonly todayOn: string };

/** The versions of a text, the latest first. */
export function VersionList({ texts, todayOn }: Props) {
  const t = useTranslations('consents.texts');
  const locale = useLocale();
  return (
    <ol className="mt-4 max-w-4xl">
      {texts.map((text) => (
        <li key={text.version} className="mb-6">
          <div className="mb-1.5 flex flex-wrap items-center gap-x-3 gap-y-1">
            <h2 className="text-lg">{t('version', { version: text.version })}</h2>
            {text.isCurrent && <Status tone="success">{t('current')}</Status>}
            {text.validFromOn > todayOn && <Status tone="info">{t('coming')}</Status>}
            <span className="text-sm text-ink-2">
              {t('since', { day: formatDay(text.validFromOn, locale) })}
              {text.addedBy === null ? '' : `, ${t('by', { name: text.addedBy })}`}
            </span>
          </div>
          <TextPreview texts={text.texts} />
        </li>
      ))}
    </ol>
  );
}
