import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/table/data-table';
import { Status } from '@/components/ui/status';
import { apiKeyState, type ListedApiKey } from '@/lib/domain/access/api-key';
import { API_SCOPES } from '@/lib/domain/access/permissions';
import type { Locale } from '@/lib/domain/access/preferences';
import { formatMoment } from '@/lib/format/dates';
import { RevokeKey } from './revoke-key';
import { RotateKey } from './rotate-key';
import { SCOPE_LABEL } from './scope-label';

type Props = {
  readonly keys: readonly ListedApiKey[];
  readonly zone: { readonly locale: Locale; readonly timeZone: string };
  readonly now: Date;
  readonly todayOn: string;
};

const TONES = { live: 'success', ending: 'warning', ended: 'neutral', revoked: 'neutral' } as const;

/** The keys, live ones first. */
export function ApiKeyTable({ keys, zone, now, todayOn }: Props) {
  const t = useTranslations('settings.keys');
  const rights = ({ scopes }: ListedApiKey) =>
    API_SCOPES.filter((scope) => scopes.includes(scope)).map((scope) => t(SCOPE_LABEL[scope]));
  const boundTo = ({ store, partner }: ListedApiKey) =>
    store ?? (partner === '' ? t('anyStore') : t('partnerNamed', { partner }));
  const placed = ({ replacesHint, replacedByHint }: ListedApiKey) => [
    ...(replacesHint === null ? [] : [t('replaces', { hint: replacesHint })]),
    ...(replacedByHint === null ? [] : [t('replacedBy', { hint: replacedByHint })]),
  ];
  const state = (key: ListedApiKey) => {
    const standing = apiKeyState(key, now);
    const { endsAt } = key;
    if (standing === 'ending' && endsAt !== null) {
      return t('ending', { until: formatMoment(endsAt, zone) });
    }
    return t(standing === 'ending' ? 'ended' : standing);
  };
  return (
    <DataTable
      caption={t('caption')}
      rows={keys}
      rowKey={(key) => String(key.apiKeyId)}
      columns={[
        {
          id: 'name',
          header: t('name'),
          cell: (key) => (
            <span className="flex min-w-24 flex-col wrap-anywhere whitespace-normal sm:min-w-40">
              <span>{key.name}</span>
              {placed(key).map((line) => (
                <span key={line} className="text-ink-3 text-sm">
                  {line}
                </span>
              ))}
            </span>
          ),
        },
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
          cell: (key) => (
            <span className="block min-w-48 max-w-80 py-1 whitespace-normal">
              {rights(key).join('; ')}
            </span>
          ),
        },
        { id: 'boundTo', header: t('boundTo'), isSecondary: true, cell: boundTo },
        {
          id: 'lastUsedAt',
          header: t('lastUsed'),
          isSecondary: true,
          cell: (key) =>
            key.lastUsedAt === null ? t('never') : formatMoment(key.lastUsedAt, zone),
        },
        {
          id: 'createdAt',
          header: t('createdAt'),
          isSecondary: true,
          isQuiet: true,
          cell: (key) => (
            <span className="block min-w-32 whitespace-normal">
              {t('madeBy', { moment: formatMoment(key.createdAt, zone), name: key.createdBy })}
            </span>
          ),
        },
        {
          id: 'state',
          header: t('state'),
          cell: (key) => <Status tone={TONES[apiKeyState(key, now)]}>{state(key)}</Status>,
        },
        {
          id: 'actions',
          header: <span className="sr-only">{t('actions')}</span>,
          cell: (key) => <KeyActions apiKey={key} now={now} todayOn={todayOn} />,
        },
      ]}
    />
  );
}

type ActionsProps = Pick<Props, 'now' | 'todayOn'> & { readonly apiKey: ListedApiKey };

/** What can be done with a key: one that is over can do nothing. */
function KeyActions({ apiKey, now, todayOn }: ActionsProps) {
  const { apiKeyId, name } = apiKey;
  const standing = apiKeyState(apiKey, now);
  if (standing === 'revoked' || standing === 'ended') return null;
  return (
    <span className="flex gap-2 max-sm:flex-col max-sm:py-1.5">
      {standing === 'live' && <RotateKey apiKeyId={apiKeyId} name={name} todayOn={todayOn} />}
      <RevokeKey apiKeyId={apiKeyId} name={name} />
    </span>
  );
}
