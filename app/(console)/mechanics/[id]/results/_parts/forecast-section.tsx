import { ChartFrame } from '@/components/chart/chart-frame';
import { HowList } from '@/components/ui/how-list';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import { TextLink } from '@/components/ui/text-link';
import type { ForecastBeside, Sums } from '@/lib/domain/mechanics/results/forecast-beside';
import type { ResultsHead } from '@/lib/domain/mechanics/results/results-page';
import { formatDay } from '@/lib/format/dates';
import { formatSignedPercent } from '@/lib/format/numbers';
import { ForecastBars } from './forecast-bars';
import { ForecastTable, reachedHref } from './forecast-table';
import { useForecastWords } from './use-forecast-words';

type Props = { readonly head: ResultsHead; readonly beside: ForecastBeside };

const TERMS = ['week', 'reached', 'points', 'coupons', 'cost', 'whole'] as const;
const SHOWN = ['members', 'points', 'coupons', 'costMinor'] as const;

/** The forecast that was kept with the version, beside what happened since: sums of whole weeks, and each week. */
export function ForecastSection({ head, beside }: Props) {
  const words = useForecastWords(head.currency);
  const { t, locale } = words;
  const { no, fromOn, throughOn, whole, weeks, enoughOn } = beside;
  return (
    <ChartFrame
      title={t('title')}
      subtitle={t('note', {
        no,
        from: formatDay(fromOn, locale),
        through: formatDay(throughOn, locale),
        sample: beside.isSample ? 'yes' : 'no',
      })}
      fileName={`mechanic-${head.ruleId}-forecast`}
      csvHref={`/api/internal/mechanics/${head.ruleId}/results/csv?table=forecast`}
      how={
        <HowList
          metric="uplift"
          entries={TERMS.map((term) => ({
            term: t(`how.${term}.term`),
            text: t(`how.${term}.text`),
          }))}
        />
      }
      table={<ForecastTable head={head} beside={beside} />}
    >
      {whole === null ? (
        <p className="mb-3 rounded-panel border border-l-3 border-l-warning bg-surface px-4 py-2.5">
          {t('notEnough', { day: formatDay(enoughOn, locale) })}
        </p>
      ) : (
        <WholeWeeks head={head} beside={beside} whole={whole} />
      )}
      {weeks.length > 0 && <ForecastBars head={head} beside={beside} />}
      <Year head={head} beside={beside} />
    </ChartFrame>
  );
}

/** What the weeks that are over come to. */
function WholeWeeks({
  head,
  beside,
  whole,
}: Props & { readonly whole: { readonly forecast: Sums; readonly actual: Sums } }) {
  const words = useForecastWords(head.currency);
  const { t, locale } = words;
  const weeks = beside.weeks.filter(({ isWhole }) => isWhole);
  const [first, last] = [weeks[0], weeks.at(-1)];
  const href =
    first === undefined || last === undefined
      ? undefined
      : reachedHref(head, { fromOn: first.fromOn, throughOn: last.throughOn });
  return (
    <LedgerStrip
      label={t('whole', { count: weeks.length })}
      figures={SHOWN.map((sum) => {
        const [was, is] = [Number(whole.forecast[sum]), Number(whole.actual[sum])];
        const change = was === 0 ? '' : formatSignedPercent(is / was - 1, locale);
        return {
          id: sum,
          label: t(`sums.${sum}`),
          value: words.sum(sum, whole.actual),
          ...(href === undefined ? {} : { href }),
          note: t('thought', {
            forecast: words.sum(sum, whole.forecast),
            known: change === '' ? 'no' : 'yes',
            change,
          }),
        };
      })}
    />
  );
}

/** Members of the whole year, each once: said as not enough until a year is over. */
function Year({ head, beside }: Props) {
  const { t, count } = useForecastWords(head.currency);
  const { days, reachedInYear, reachedSoFar, ran } = beside;
  if (ran === null) return null;
  const slots = {
    ...{ days, count: reachedSoFar },
    forecast: count(reachedInYear),
    members: count(reachedSoFar),
    link: (chunks: React.ReactNode) => <TextLink href={reachedHref(head, ran)}>{chunks}</TextLink>,
  };
  return (
    <p className="mt-2 text-sm text-ink-2">{t.rich(days >= 365 ? 'year' : 'partOfYear', slots)}</p>
  );
}
