import { BarStrip } from '@/components/chart/bar-strip';
import { SimpleTable } from '@/components/table/simple-table';
import { TextLink } from '@/components/ui/text-link';
import type { MechanicDay, ResultsHead } from '@/lib/domain/mechanics/results/results-page';
import { useConditionWords } from '../../../_parts/use-condition-words';
import { useResultsWords } from './use-results-words';

type Props = { readonly head: ResultsHead; readonly days: readonly MechanicDay[] };

/** What the mechanic refused by, the most frequent first. */
export function Refusals({ head, days }: Props) {
  const { t, count } = useResultsWords(head.currency);
  const { nameOf } = useConditionWords();
  const sums = new Map<string, number>();
  for (const { refused } of days) {
    for (const [condition, times] of Object.entries(refused)) {
      sums.set(condition, (sums.get(condition) ?? 0) + times);
    }
  }
  const rows = [...sums].sort(([, one], [, other]) => other - one);
  const most = rows[0]?.[1] ?? 1;
  const outside = days.reduce((sum, day) => sum + day.outside, 0);
  return (
    <section className="mb-6 min-w-0" aria-label={t('refused.title')}>
      <h2 className="text-lg">{t('refused.title')}</h2>
      <p className="mb-2 text-sm text-ink-2">{t('refused.note')}</p>
      {rows.length === 0 ? (
        <p className="text-sm text-ink-3">{t('refused.none')}</p>
      ) : (
        <SimpleTable
          caption={t('refused.title')}
          rows={rows}
          rowKey={([condition]) => condition}
          columns={[
            { id: 'why', header: t('refused.why'), cell: ([condition]) => nameOf(condition) },
            {
              id: 'times',
              header: t('refused.times'),
              isNumeric: true,
              cell: ([, times]) => count(times),
            },
            {
              id: 'bar',
              header: '',
              isSecondary: true,
              cell: ([, times]) => <BarStrip ratio={times / most} colour={2} className="w-24" />,
            },
          ]}
        />
      )}
      {outside > 0 && (
        <p className="mt-2 text-sm text-ink-2">
          {t('refused.outside', { count: outside, members: count(outside) })}
        </p>
      )}
      <p className="mt-2 text-sm">
        <TextLink href={`/mechanics/${head.ruleId}/members#why`}>{t('refused.one')}</TextLink>
      </p>
    </section>
  );
}
