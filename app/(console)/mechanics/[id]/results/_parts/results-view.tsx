import { Download } from 'lucide-react';
import { HowPopover } from '@/components/chart/how-popover';
import { ButtonLink } from '@/components/ui/button-link';
import { CopyLinkButton } from '@/components/ui/copy-link-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon } from '@/components/ui/icon';
import { Section } from '@/components/ui/section';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { MEASURES } from '@/lib/domain/mechanics/results/asked';
import type { ComparedPart } from '@/lib/domain/mechanics/results/judge';
import type { MechanicDay, MechanicResults } from '@/lib/domain/mechanics/results/results-page';
import { MechanicHeader } from '../../../_parts/mechanic-header';
import { DaysChart } from './days-chart';
import { FiguresTable } from './figures-table';
import { MoneyTable } from './money-table';
import { Refusals } from './refusals';
import { type ResultsAddress, resultsCsvHref, resultsHref } from './results-address';
import { ResultsFilters } from './results-filters';
import { ResultsHow } from './results-how';
import { ResultsLedger } from './results-ledger';
import { UpliftTable } from './uplift-table';
import { type ResultsWords, useResultsWords } from './use-results-words';
import { VerdictPanel } from './verdict-panel';

type Props = {
  readonly results: MechanicResults;
  readonly days: readonly MechanicDay[];
  readonly address: ResultsAddress;
};

/** The page of results: what may be said, what it cost, the comparison, the money and the days. */
export function ResultsView({ results, days, address }: Props) {
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
            {all !== null && (
              <a
                href={resultsCsvHref(address)}
                download
                className="link inline-flex h-8 items-center gap-1.5 px-2 touch:h-11"
              >
                <Icon of={Download} />
                {t('csv')}
              </a>
            )}
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
          {standing !== null && <Uplift {...{ results, address, all, words }} />}
          <FiguresTable results={results} all={all} />
        </>
      )}
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

type UpliftProps = Pick<Props, 'results' | 'address'> & {
  readonly all: ComparedPart;
  readonly words: ResultsWords;
};

function Uplift({ results, address, all, words: { t, count } }: UpliftProps) {
  const { measure } = address;
  const clear = results.parts.filter(({ compared }) => {
    const found = compared.figures[measure].found;
    return found !== null && (found.interval.low > 0 || found.interval.high < 0);
  }).length;
  return (
    <Section
      title={t('uplift.title')}
      note={
        <>
          {t(`uplift.note.${measure}`)}{' '}
          <HowPopover>
            <ResultsHow />
          </HowPopover>
        </>
      }
      tools={
        <SegmentedControl
          label={t('uplift.measure')}
          current={measure}
          items={MEASURES.map((id) => ({
            id,
            label: t(`measure.${id}`),
            href: resultsHref(address, { measure: id }),
          }))}
        />
      }
    >
      <UpliftTable results={results} all={all} address={address} />
      <p className="mt-2 text-xs text-ink-3">
        {results.parts.length === 0
          ? t('uplift.everyone')
          : t('uplift.many', {
              parts: count(results.parts.length),
              count: results.parts.length,
              clear,
            })}
      </p>
    </Section>
  );
}
