import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/table/data-table';
import { Status } from '@/components/ui/status';
import type { ListedApiKey } from '@/lib/domain/access/api-key';
import { API_SCOPES } from '@/lib/domain/access/permissions';
import type { Locale } from '@/lib/domain/access/preferences';
import { formatMoment } from '@/lib/format/dates';
import { RevokeKey } from './revoke-key';
import { SCOPE_LABEL } from './scope-label';

type Props = {
  readonly keys: readonly ListedApiKey[];
  readonly zone: { readonly locale: Locale; readonly timeZone: string };
};

/** The keys, live ones first. */
export function ApiKeyTable({ keys, zone }: Props) {
  const t = useTranslations('settings.keys');
  const rights = ({ scopes }: ListedApiKey) =>
    API_SCOPES.filter((scope) => scopes.includes(scope)).map((scope) => t(SCOPE_LABEL[scope]));
  return (
    <DataTable
      caption={t('caption')}
      rows={keys}
      rowKey={(key) => String(key.apiKeyId)}
      columns={[
        { id: 'name', header: t('name'), cell: (key) => key.name },
        {
          id: 'hint',
          header: t('hint'),
          isQuiet: true,
          isSecondary: true,
          cell: (key) => <code className="font-mono text-sm">{key.keyHint}</code>,
        },
        {
          id: 'scopes',
          header: t('scopes'),
          isSecondary: true,
          cell: (key) => rights(key).join('; '),
        },
        {
          id: 'createdBy',
          header: t('createdBy'),
          isSecondary: true,
          cell: (key) => key.createdBy,
        },
        {
          id: 'createdAt',
          header: t('createdAt'),
          isSecondary: true,
          isQuiet: true,
          cell: (key) => formatMoment(key.createdAt, zone),
        },
        {
          id: 'state',
          header: t('state'),
          cell: (key) => (
            <Status tone={key.revokedAt === null ? 'success' : 'neutral'}>
              {t(key.revokedAt === null ? 'live' : 'revoked')}
            </Status>
          ),
        },
        {
          id: 'revoke',
          header: <span className="sr-only">{t('revoke')}</span>,
          cell: (key) =>
            key.revokedAt === null ? <RevokeKey apiKeyId={key.apiKeyId} name={key.name} /> : null,
        },
      ]}
    />
  );
}
