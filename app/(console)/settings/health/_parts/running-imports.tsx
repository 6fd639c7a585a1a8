import { useTranslations } from 'next-intl';
import { SimpleTable } from '@/components/table/simple-table';
import { TextLink } from '@/components/ui/text-link';
import type { Locale } from '@/lib/domain/access/preferences';
import type { RunningImport } from '@/lib/domain/health/health';
import { formatMoment } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';

type Props = {
  readonly imports: readonly RunningImport[];
  readonly zone: { readonly locale: Locale; readonly timeZone: string };
};

/** Imports that have begun and not ended. */
export function RunningImports({ imports, zone }: Props) {
  const t = useTranslations('settings.health');
  const states = useTranslations('imports.states');
  if (imports.length === 0) return <p className="text-ink-2">{t('importsNone')}</p>;
  return (
    <SimpleTable
      caption={t('importsCaption')}
      rows={imports}
      rowKey={(one) => String(one.importId)}
      columns={[
        {
          id: 'file',
          header: t('file'),
          cell: (one) => <TextLink href={`/imports/${one.importId}`}>{one.fileName}</TextLink>,
        },
        { id: 'state', header: t('state'), cell: (one) => states(one.state) },
        {
          id: 'rows',
          header: t('rows'),
          isNumeric: true,
          cell: (one) => formatCount(one.rowsRead, zone.locale),
        },
        {
          id: 'heartbeat',
          header: t('heartbeat'),
          isSecondary: true,
          cell: ({ heartbeatAt }) =>
            heartbeatAt === null ? null : formatMoment(heartbeatAt, zone),
        },
      ]}
    />
  );
}
