import { SimpleTable } from '@/components/table/simple-table';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import { cellHref } from '../../_parts/report-address';
import { TierName } from '../../_parts/tier-name';
import { useReportWords } from '../../_parts/use-report-words';
import { TiersFrame } from './tiers-frame';
import type { TiersPart } from './tiers-part';

/** Who is about to lose a tier or to reach one, by that tier. */
export function NearTable({ result, address, cell }: TiersPart) {
  const { t, count, none } = useReportWords(result.currency);
  const rows = result.tables.near;
  const opened = (kind: 'losing' | 'reaching', tier: string, members: number) =>
    members === 0 ? (
      <span className="text-ink-3">{none}</span>
    ) : (
      <TextLink
        href={cellHref(address, `${kind}-${tier}`)}
        scroll={false}
        className="text-ink no-underline hover:underline"
      >
        {count(members)}
      </TextLink>
    );
  return (
    <TiersFrame result={result} address={address} table="near" note={t('tiers.nearNote')}>
      {rows.length === 0 ? (
        <EmptyState title={t('tiers.nobody')} text={t('tiers.nobodyText')} />
      ) : (
        <SimpleTable
          caption={t('tables.tiers.near')}
          rows={rows}
          rowKey={({ tier }) => tier}
          isCurrent={({ tier }) => cell === `losing-${tier}` || cell === `reaching-${tier}`}
          columns={[
            {
              id: 'tier',
              header: t('columns.tier'),
              cell: ({ tier }) => <TierName tiers={result.tiers} code={tier} />,
            },
            {
              id: 'losing',
              header: t('columns.losing'),
              isNumeric: true,
              cell: ({ tier, losing }) => opened('losing', tier, losing),
            },
            {
              id: 'reaching',
              header: t('columns.reaching'),
              isNumeric: true,
              cell: ({ tier, reaching }) => opened('reaching', tier, reaching),
            },
          ]}
        />
      )}
    </TiersFrame>
  );
}
