import { SimpleTable } from '@/components/table/simple-table';
import { cx } from '@/components/ui/cx';
import { TextLink } from '@/components/ui/text-link';
import { formatDay } from '@/lib/format/dates';
import { cellHref } from '../../_parts/report-address';
import { TierName } from '../../_parts/tier-name';
import { useReportWords } from '../../_parts/use-report-words';
import { TiersFrame } from './tiers-frame';
import type { TiersPart } from './tiers-part';

/** From which tier to which between two days: each count opens its members. */
export function MovesTable({ result, address, cell }: TiersPart) {
  const { t, locale, none, count } = useReportWords(result.currency);
  const { moves } = result.tables;
  const known = [...result.tiers.map(({ code }) => code), 'none'];
  const before = known.filter((code) => moves.some(({ tierFrom }) => tierFrom === code));
  const after = known.filter((code) => moves.some(({ tierTo }) => tierTo === code));
  return (
    <TiersFrame
      result={result}
      address={address}
      table="moves"
      note={t('tiers.movesNote', {
        from: formatDay(result.facts.from, locale),
        to: formatDay(result.facts.to, locale),
      })}
    >
      <SimpleTable
        caption={t('tables.tiers.moves')}
        rows={before}
        rowKey={(code) => code}
        columns={[
          {
            id: 'from',
            header: t('columns.tierFrom'),
            cell: (code) => <TierName tiers={result.tiers} code={code} />,
          },
          ...after.map((to) => ({
            id: to,
            header: <TierName tiers={result.tiers} code={to} />,
            isNumeric: true,
            cell: (from: string) => {
              const members = moves.find(
                ({ tierFrom, tierTo }) => tierFrom === from && tierTo === to,
              )?.customers;
              if (members === undefined) return <span className="text-ink-3">{none}</span>;
              const name = `move-${from}.${to}`;
              return (
                <TextLink
                  href={cellHref(address, name)}
                  scroll={false}
                  className={cx(
                    'no-underline hover:underline',
                    from === to ? 'text-ink-2' : 'font-[550] text-ink',
                    cell === name && 'underline',
                  )}
                >
                  {count(members)}
                </TextLink>
              );
            },
          })),
        ]}
      />
    </TiersFrame>
  );
}
