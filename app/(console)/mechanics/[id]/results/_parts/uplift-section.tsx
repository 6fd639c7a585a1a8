import { HowPopover } from '@/components/chart/how-popover';
import { Section } from '@/components/ui/section';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { MEASURES } from '@/lib/domain/mechanics/results/asked';
import type { ComparedPart } from '@/lib/domain/mechanics/results/judge';
import type { ComparedResults } from '@/lib/domain/mechanics/results/results-page';
import { type ResultsAddress, resultsHref } from './results-address';
import { ResultsHow } from './results-how';
import { UpliftTable } from './uplift-table';
import { useResultsWords } from './use-results-words';

type Props = {
  readonly results: ComparedResults;
  readonly all: ComparedPart;
  readonly address: ResultsAddress;
};

/** Both groups beside each other, of all members and of each part, by a measure. */
export function UpliftSection({ results, address, all }: Props) {
  const { t, count } = useResultsWords(results.head.currency);
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
