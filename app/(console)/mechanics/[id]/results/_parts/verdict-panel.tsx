import { Check, TriangleAlert } from 'lucide-react';
import { Icon } from '@/components/ui/icon';
import { Status, type StatusTone } from '@/components/ui/status';
import type { Verdict } from '@/lib/domain/experiments/verdict';
import type { ComparedPart, Standing } from '@/lib/domain/mechanics/results/judge';
import type { ComparedResults } from '@/lib/domain/mechanics/results/results-page';
import { formatExact } from '@/lib/format/numbers';
import { type ResultsWords, useResultsWords } from './use-results-words';

const TONES: Readonly<Record<Verdict['is'], StatusTone>> = {
  groupsDiffer: 'danger',
  notEnough: 'warning',
  more: 'success',
  less: 'danger',
  noDifference: 'neutral',
};

type Props = {
  readonly results: ComparedResults;
  readonly standing: Standing;
  readonly all: ComparedPart;
};

/** What may be said so far, how far it is, and whether the groups are as large as planned. */
export function VerdictPanel({ results, standing, all }: Props) {
  const words = useResultsWords(results.head.currency);
  const { t } = words;
  const { verdict } = standing;
  return (
    <section
      aria-label={t('verdict.label')}
      className="mb-5 grid rounded-panel border bg-surface min-[1000px]:grid-cols-[minmax(0,1fr)_340px]"
    >
      <div className="px-5 py-4">
        <Status tone={TONES[verdict.is]}>{t(`verdict.status.${verdict.is}`)}</Status>
        <p className="mt-1.5 text-title">{titleOf(words, verdict)}</p>
        <p className="mt-1 max-w-[62ch] text-ink-2">
          {sentenceOf(words, results, { standing, all })}
        </p>
        <Progress words={words} results={results} standing={standing} all={all} />
      </div>
      <GroupSizesTable words={words} results={results} standing={standing} all={all} />
    </section>
  );
}

function titleOf({ t }: ResultsWords, verdict: Verdict): string {
  if (verdict.is !== 'notEnough') return t(`verdict.title.${verdict.is}`);
  return verdict.days === null
    ? t('verdict.title.never')
    : t('verdict.title.days', { days: verdict.days });
}

function sentenceOf(
  { t, mean, difference, locale }: ResultsWords,
  { leastBps }: ComparedResults,
  { standing: { verdict }, all }: Omit<Props, 'results'>,
) {
  const { treated, holdout, found, reduction } = all.figures.buyers;
  const shares = { treated: mean('buyers', treated), holdout: mean('buyers', holdout) };
  if (verdict.is === 'groupsDiffer') return t('verdict.text.groupsDiffer');
  if (found === null) return t('verdict.text.tooFew', shares);
  const { low, high } = found.interval;
  const slots = {
    ...shares,
    adjusted: reduction === null ? 'no' : 'yes',
    difference: difference('buyers', found.difference),
    low: difference('buyers', low),
    high: difference('buyers', high),
    least: formatExact(String(leastBps / 100), locale),
    b: (chunks: React.ReactNode) => <b className="font-semibold text-ink">{chunks}</b>,
  };
  if (verdict.is !== 'notEnough') return t.rich(`verdict.text.${verdict.is}`, slots);
  return t.rich(low <= 0 && high >= 0 ? 'verdict.text.inside' : 'verdict.text.early', slots);
}

type PartProps = Props & { readonly words: ResultsWords };

function Progress({ words, results, standing, all }: PartProps) {
  const { t, count } = words;
  const members = all.treated.count + all.holdout.count;
  const { needed } = standing;
  if (needed === null) return null;
  const share = Math.min(1, members / needed);
  const days = results.assigned?.days ?? 1;
  return (
    <div className="mt-3.5">
      <svg aria-hidden="true" width="100%" height="8" className="block rounded-[1px] bg-sunken">
        <rect width={`${share * 100}%`} height="8" className="fill-series-1" />
      </svg>
      <div className="mt-1 flex flex-wrap justify-between gap-x-4 text-xs text-ink-2">
        <span>
          {t(results.hasPace ? 'verdict.assigned' : 'verdict.assignedAtOnce', {
            members: count(members),
            count: members,
            pace: count(Math.round(members / days)),
          })}
        </span>
        <span>{t('verdict.needed', { members: count(needed) })}</span>
      </div>
    </div>
  );
}

function GroupSizesTable({ words, results, standing, all }: PartProps) {
  const { t, count, percent, p, locale } = words;
  const { holdoutBps } = results;
  const { sizes } = standing;
  const members = all.treated.count + all.holdout.count;
  const rows = [
    ['treated', 10_000 - holdoutBps, all.treated.count],
    ['holdout', holdoutBps, all.holdout.count],
  ] as const;
  const chi = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(sizes.chiSquare);
  return (
    <div className="border-line px-5 py-4 max-[999px]:border-t min-[1000px]:border-l">
      <h2 className="text-sm font-semibold">{t('sizes.title')}</h2>
      <table className="mt-1.5 w-full border-collapse text-sm">
        <thead className="text-xs text-ink-3">
          <tr>
            <th scope="col" className="py-1 text-left font-medium">
              {t('sizes.group')}
            </th>
            {(['plan', 'expected', 'assigned'] as const).map((id) => (
              <th key={id} scope="col" className="py-1 pl-2.5 text-right font-medium">
                {t(`sizes.${id}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([arm, bps, found]) => (
            <tr key={arm} className="border-t">
              <th scope="row" className="py-1 text-left font-normal text-ink-2">
                {t(`arm.${arm}`)}
              </th>
              <td className="pl-2.5 text-right font-medium">
                {percent(bps / 10_000, bps % 100 === 0 ? 0 : 2)}
              </td>
              <td className="pl-2.5 text-right font-medium">
                {count(Math.round((members * bps) / 10_000))}
              </td>
              <td className="pl-2.5 text-right font-medium">{count(found)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 flex gap-1.5 text-sm">
        <span className={sizes.differsFromPlan ? 'text-danger-text' : 'text-success-text'}>
          <Icon of={sizes.differsFromPlan ? TriangleAlert : Check} />
        </span>
        <span>
          {t(sizes.differsFromPlan ? 'sizes.differ' : 'sizes.match', { chi, p: p(sizes.p) })}
        </span>
      </p>
      {results.programme > 0 && (
        <p className="mt-1.5 text-xs text-ink-3">
          {t('sizes.programme', { count: results.programme, members: count(results.programme) })}
        </p>
      )}
    </div>
  );
}
