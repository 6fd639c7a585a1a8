import { useTranslations } from 'next-intl';
import { ChartFrame } from '@/components/chart/chart-frame';
import { SimpleTable } from '@/components/table/simple-table';
import { EmptyState } from '@/components/ui/empty-state';
import { HowList } from '@/components/ui/how-list';
import { Pagination } from '@/components/ui/pagination';
import { TextLink } from '@/components/ui/text-link';
import {
  LOSERS_SHOWN,
  type LoserRow,
  type MigrationResult,
  MOST_LOSERS_SHOWN,
} from '@/lib/domain/analytics/migration-result';
import { memberCode } from '@/lib/domain/members/states';
import { formatDay } from '@/lib/format/dates';
import { csvHref, type ReportAddress, withParam } from '../../_parts/report-address';
import { TierName } from '../../_parts/tier-name';
import { useReportWords } from '../../_parts/use-report-words';
import { useStepsWords } from './use-steps-words';

type Part = { readonly result: MigrationResult; readonly address: ReportAddress };

const TERMS = [
  ['discount', 'discountText'],
  ['points', 'pointsText'],
  ['worth', 'worthText'],
  ['loss', 'lossText'],
  ['floor', 'floorText'],
] as const;

/** Who loses, the greatest losses first, with what makes each good: points once, or a tier one step up. */
export function Losers({ result, address }: Part) {
  const how = useTranslations('analytics.migration.how');
  const { t, locale } = useReportWords(result.currency);
  const stepsWords = useStepsWords(result.currency);
  const { asOfOn, timeZone, customers, steps, hasNoLosers } = result.facts;
  const { page: _, ...params } = address.params;
  const whole = { ...address, params: { ...params, most: String(MOST_LOSERS_SHOWN) } };
  return (
    <ChartFrame
      title={t('tables.migration.losers')}
      subtitle={hasNoLosers ? undefined : t('migration.note')}
      how={
        <HowList
          metric="migration"
          entries={TERMS.map(([term, text]) => ({ term: how(term), text: how(text) }))}
        />
      }
      csvHref={csvHref(whole, 'losers')}
      fileName={`migration-${asOfOn}`}
      provenance={t('migration.provenance', {
        ...{ day: formatDay(asOfOn, locale), zone: timeZone, count: customers },
        steps: stepsWords(steps),
      })}
    >
      {hasNoLosers ? (
        <EmptyState title={t('migration.none')} text={t('migration.noneText')} />
      ) : (
        <>
          <LosersTable result={result} />
          <Pages result={result} address={address} />
        </>
      )}
    </ChartFrame>
  );
}

function LosersTable({ result }: Pick<Part, 'result'>) {
  const { t, none, whole, points } = useReportWords(result.currency);
  const nameOf = ({ memberId }: LoserRow) => {
    const name = result.names.get(memberId);
    return (
      <>
        <TextLink href={`/members/${memberId}`}>{name ?? memberCode(memberId)}</TextLink>
        {name !== undefined && (
          <small className="text-2xs text-ink-2 max-sm:block sm:ml-2">{memberCode(memberId)}</small>
        )}
      </>
    );
  };
  return (
    <SimpleTable
      caption={t('tables.migration.losers')}
      rows={result.tables.losers}
      rowKey={({ memberId }) => String(memberId)}
      columns={[
        { id: 'member', header: t('columns.memberId'), cell: nameOf },
        {
          ...{ id: 'discount', header: t('columns.discount'), isNumeric: true, isSecondary: true },
          cell: (row) => whole(row.discountMinor),
        },
        {
          ...{ id: 'worth', header: t('columns.worth'), isNumeric: true, isSecondary: true },
          cell: (row) => whole(row.worthMinor),
        },
        {
          ...{ id: 'loss', header: t('columns.loss'), isNumeric: true },
          cell: (row) => whole(row.lossMinor),
        },
        {
          ...{ id: 'gift', header: t('columns.gift'), isNumeric: true, isSecondary: true },
          cell: (row) => points(row.gift),
        },
        {
          ...{ id: 'floor', header: t('columns.floorTier') },
          cell: ({ floorTier }) =>
            floorTier === null ? (
              <span className="text-ink-3">{none}</span>
            ) : (
              <TierName tiers={result.tiers} code={floorTier} />
            ),
        },
      ]}
    />
  );
}

function Pages({ result, address }: Part) {
  const { t, count } = useReportWords(result.currency);
  const { page, facts, tables } = result;
  const before = (page - 1) * LOSERS_SHOWN;
  const to = before + tables.losers.length;
  const pageHref = (no: number) => withParam(address, 'page', String(no));
  if (facts.losers <= LOSERS_SHOWN) return null;
  return (
    <Pagination
      range={t('sheet.range', {
        ...{ from: count(Math.min(before + 1, to)), to: count(to), total: count(facts.losers) },
      })}
      previousHref={page > 1 ? pageHref(page - 1) : undefined}
      nextHref={to < facts.losers && tables.losers.length > 0 ? pageHref(page + 1) : undefined}
    />
  );
}
