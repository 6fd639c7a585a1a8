import { ButtonLink } from '@/components/ui/button-link';
import { CopyLinkButton } from '@/components/ui/copy-link-button';
import { EmptyState } from '@/components/ui/empty-state';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import type { ComparedPart } from '@/lib/domain/mechanics/results/judge';
import type { ProgrammeResults } from '@/lib/domain/mechanics/results/results-page';
import { formatDay } from '@/lib/format/dates';
import { MechanicsTabs } from '../../_parts/mechanics-tabs';
import { CsvLink } from '../../[id]/results/_parts/csv-link';
import { FiguresTable } from '../../[id]/results/_parts/figures-table';
import type { ResultsAddress } from '../../[id]/results/_parts/results-address';
import { ResultsFilters } from '../../[id]/results/_parts/results-filters';
import { UpliftSection } from '../../[id]/results/_parts/uplift-section';
import { useResultsWords } from '../../[id]/results/_parts/use-results-words';
import { VerdictPanel } from '../../[id]/results/_parts/verdict-panel';
import { ProgrammeHeader } from './programme-header';

type Props = { readonly results: ProgrammeResults; readonly address: ResultsAddress };

/** All members against those held back from all mechanics: what may be said, the money, the comparison. */
export function ProgrammeView({ results, address }: Props) {
  const { t, percent, locale } = useResultsWords(results.head.currency);
  const { all, standing, assigned, holdoutBps } = results;
  return (
    <>
      <ProgrammeHeader
        head={results.head}
        actions={
          all !== null && (
            <>
              <CsvLink address={address} />
              <CopyLinkButton />
            </>
          )
        }
      />
      <MechanicsTabs current="holdout" />
      {assigned === null || all === null || standing === null ? (
        <EmptyState
          title={t('programme.nobody')}
          text={t('programme.nobodyText')}
          action={<ButtonLink href="/mechanics">{t('programme.toMechanics')}</ButtonLink>}
        />
      ) : (
        <>
          <p className="mb-3 max-w-prose text-ink-2">
            {t('programme.note', {
              share: percent(holdoutBps / 10_000, holdoutBps % 100 === 0 ? 0 : 2),
              day: formatDay(assigned.firstOn, locale),
            })}
          </p>
          <ResultsFilters results={results} />
          <VerdictPanel results={results} standing={standing} all={all} />
          <Money results={results} all={all} />
          <UpliftSection results={results} address={address} all={all} />
          <FiguresTable results={results} all={all} />
        </>
      )}
    </>
  );
}

/** What everybody who may be given something brought more, what was given, and what stays. */
function Money({
  results,
  all,
}: {
  readonly results: ProgrammeResults;
  readonly all: ComparedPart;
}) {
  const { t, money } = useResultsWords(results.head.currency);
  const times = (value: number) => BigInt(Math.round(value * all.treated.count));
  const [revenue, margin] = [all.figures.revenue.found, all.figures.margin.found];
  const told = (found: typeof revenue, less: bigint) =>
    found === null
      ? { value: '—', note: t('ledger.notYet') }
      : {
          value: money(times(found.difference) - less),
          note: t('ledger.between', {
            low: money(times(found.interval.low) - less),
            high: money(times(found.interval.high) - less),
          }),
        };
  return (
    <LedgerStrip
      label={t('programme.money')}
      figures={[
        { id: 'revenue', label: t('programme.revenue'), ...told(revenue, 0n) },
        { id: 'margin', label: t('programme.margin'), ...told(margin, 0n) },
        {
          ...{ id: 'cost', label: t('programme.cost'), value: money(all.costMinor) },
          note: t('programme.costNote'),
        },
        { id: 'stays', label: t('programme.stays'), ...told(margin, all.costMinor) },
      ]}
    />
  );
}
