import { cx } from '@/components/ui/cx';
import { Section } from '@/components/ui/section';
import type { ComparedPart } from '@/lib/domain/mechanics/results/judge';
import type { MechanicResults } from '@/lib/domain/mechanics/results/results-page';
import { useResultsWords } from './use-results-words';

type Line = {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly value: string;
  readonly isSum?: boolean;
};

/** Where the money went, and what came back of it. */
export function MoneyTable({
  results,
  all,
}: {
  readonly results: MechanicResults;
  readonly all: ComparedPart | null;
}) {
  const { t, money, points, percent } = useResultsWords(results.head.currency);
  const given = results.awards.find(({ state }) => state === 'given');
  const minor = given?.minor ?? 0n;
  const margin = all?.figures.margin.found ?? null;
  const times = (value: number) => BigInt(Math.round(value * (all?.treated.count ?? 0)));
  const { costMinor: cost, split } = results;
  const paid = split?.programmeMinor ?? cost;
  const lines: readonly Line[] = [
    {
      ...{ id: 'points', label: t('money.points'), value: money(cost - minor) },
      note: t('money.pointsNote', {
        points: points(given?.points ?? (0n as never)),
        source: t(`money.source.${results.value.source}`),
      }),
    },
    { id: 'goods', label: t('money.goods'), note: t('money.goodsNote'), value: money(minor) },
    { id: 'spent', label: t('money.spent'), value: money(cost), isSum: true },
    ...(split === null
      ? []
      : [
          {
            ...{ id: 'partner', label: t('money.partner', { partner: split.partner }) },
            ...{
              note: percent(split.partnerPaysBps / 10_000, 0),
              value: money(split.partnerMinor),
            },
          },
          { id: 'programme', label: t('money.programme'), value: money(paid), isSum: true },
        ]),
    ...(margin === null
      ? []
      : [
          {
            ...{ id: 'margin', label: t('money.margin'), value: money(times(margin.difference)) },
            note: t('money.marginNote', { percent: percent(results.asked.marginBps / 10_000, 0) }),
          },
          {
            ...{ id: 'net', label: t('money.net'), isSum: true },
            value: money(times(margin.difference) - paid),
            note: t('ledger.between', {
              low: money(times(margin.interval.low) - paid),
              high: money(times(margin.interval.high) - paid),
            }),
          },
        ]),
  ];
  return (
    <Section title={t('money.title')} note={t('money.titleNote')}>
      <dl className="border-t text-sm">
        {lines.map(({ id, label, note, value, isSum = false }) => (
          <div
            key={id}
            className={cx(
              'flex items-baseline gap-2 border-b py-1.5',
              isSum && 'border-line-strong font-semibold',
            )}
          >
            <dt className="min-w-0 flex-1">
              {label}
              {note !== undefined && <span className="ml-1.5 font-normal text-ink-3">{note}</span>}
            </dt>
            <dd className="font-medium whitespace-nowrap">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-xs text-ink-3">{t('money.foot')}</p>
    </Section>
  );
}
