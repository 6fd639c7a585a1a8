import { ButtonLink } from '@/components/ui/button-link';
import { CopyLinkButton } from '@/components/ui/copy-link-button';
import { EmptyState } from '@/components/ui/empty-state';
import type { ForecastBeside } from '@/lib/domain/mechanics/results/forecast-beside';
import type { MechanicDay, MechanicResults } from '@/lib/domain/mechanics/results/results-page';
import { MechanicHeader } from '../../../_parts/mechanic-header';
import { CsvLink } from './csv-link';
import { DaysChart } from './days-chart';
import { FiguresTable } from './figures-table';
import { ForecastSection } from './forecast-section';
import { MoneyTable } from './money-table';
import { Refusals } from './refusals';
import type { ResultsAddress } from './results-address';
import { ResultsFilters } from './results-filters';
import { ResultsLedger } from './results-ledger';
import { UpliftSection } from './uplift-section';
import { useResultsWords } from './use-results-words';
import { VerdictPanel } from './verdict-panel';

type Props = {
  readonly results: MechanicResults;
  readonly days: readonly MechanicDay[];
  /** Null: no forecast was kept, or it was not launched. */
  readonly beside: ForecastBeside | null;
  readonly address: ResultsAddress;
};

/** The page of results: what may be said, what it cost, the comparison, the forecast, the money and the days. */
export function ResultsView({ results, days, beside, address }: Props) {
  const words = useResultsWords(results.head.currency);
  const { t } = words;
  const { head, all, standing, assigned } = results;
  return (
    <>
      <MechanicHeader
        head={head}
        title={t('title')}
        actions={
          <>
            {all !== null && <CsvLink address={address} />}
            <CopyLinkButton />
            <ButtonLink href={`/mechanics/${head.ruleId}/members`}>{t('toMembers')}</ButtonLink>
          </>
        }
      />
      {assigned === null || all === null ? (
        <EmptyState title={t('empty.title')} text={t('empty.text')} />
      ) : (
        <>
          <ResultsFilters results={results} />
          {standing === null ? (
            <div className="mb-5 rounded-panel border border-l-3 border-l-warning bg-surface px-4 py-3">
              <p className="font-medium">{t('nobodyHeld.title')}</p>
              <p className="text-ink-2">{t('nobodyHeld.text')}</p>
            </div>
          ) : (
            <VerdictPanel results={results} standing={standing} all={all} />
          )}
          <ResultsLedger results={results} />
          {standing !== null && <UpliftSection {...{ results, address, all }} />}
          <FiguresTable results={results} all={all} />
        </>
      )}
      {beside !== null && <ForecastSection head={head} beside={beside} />}
      <div className="grid gap-x-10 min-[1000px]:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
        {days.length > 0 && <DaysChart head={head} days={days} />}
        <div className="min-w-0">
          {all !== null && <MoneyTable results={results} all={standing === null ? null : all} />}
          {days.length > 0 && <Refusals head={head} days={days} />}
        </div>
      </div>
    </>
  );
}
