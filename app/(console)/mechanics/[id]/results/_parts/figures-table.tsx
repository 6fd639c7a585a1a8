import { SimpleTable } from '@/components/table/simple-table';
import { Section } from '@/components/ui/section';
import { MEASURES } from '@/lib/domain/mechanics/results/asked';
import type { ComparedPart } from '@/lib/domain/mechanics/results/judge';
import type { ComparedResults } from '@/lib/domain/mechanics/results/results-page';
import { formatSignedPercent } from '@/lib/format/numbers';
import { useResultsWords } from './use-results-words';

type Props = { readonly results: ComparedResults; readonly all: ComparedPart };

/** All that is compared, of all members: means, difference, how much more that is, and what the figure of before took away. */
export function FiguresTable({ results, all }: Props) {
  const words = useResultsWords(results.head.currency);
  const { t, mean, difference, p, percent, locale } = words;
  const rows = MEASURES.map((measure) => ({ measure, ...all.figures[measure] }));
  return (
    <Section title={t('figures.title')} note={t('figures.note')}>
      <SimpleTable
        caption={t('figures.title')}
        rows={rows}
        rowKey={({ measure }) => measure}
        columns={[
          {
            id: 'measure',
            header: t('figures.measure'),
            cell: ({ measure }) => t(`measure.${measure}`),
          },
          {
            id: 'treated',
            header: t('arm.treated'),
            isNumeric: true,
            cell: ({ measure, treated }) => mean(measure, treated),
          },
          {
            id: 'holdout',
            header: t('arm.holdout'),
            isNumeric: true,
            cell: ({ measure, holdout }) => mean(measure, holdout),
          },
          {
            id: 'difference',
            header: t('figures.difference'),
            isNumeric: true,
            cell: ({ measure, found }) =>
              found === null ? '—' : difference(measure, found.difference),
          },
          {
            id: 'interval',
            header: t('uplift.interval'),
            isNumeric: true,
            isQuiet: true,
            cell: ({ measure, found }) =>
              found === null
                ? t('uplift.tooFew')
                : t('ledger.between', {
                    low: difference(measure, found.interval.low),
                    high: difference(measure, found.interval.high),
                  }),
          },
          {
            id: 'p',
            header: t('uplift.p'),
            isNumeric: true,
            cell: ({ found }) => (found === null ? '' : p(found.p)),
          },
          {
            id: 'uplift',
            header: t('figures.uplift'),
            isNumeric: true,
            cell: ({ uplift }) =>
              uplift === null ? '—' : formatSignedPercent(uplift.uplift, locale),
          },
          {
            id: 'before',
            header: t('figures.before'),
            isNumeric: true,
            isQuiet: true,
            cell: ({ reduction }) =>
              reduction === null ? t('figures.noHelp') : percent(-reduction, 0),
          },
        ]}
      />
    </Section>
  );
}
