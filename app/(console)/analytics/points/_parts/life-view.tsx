import { Change } from '@/components/ui/change';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import type { LifeLine, PointsLifeResult } from '@/lib/domain/analytics/points-life-result';
import { cellHref, type ReportAddress } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';

type Props = { readonly result: PointsLifeResult; readonly address: ReportAddress };

/** What another life would have made of what is open, now and in a year, and for whom. */
export function LifeView({ result, address }: Props) {
  const { t, count, points, signedPoints } = useReportWords(result.currency);
  const { facts, tables } = result;
  const [present, tried] = tables.lives;
  if (!present || !tried) return <p className="text-sm text-ink-2">{t('points.lifeEmpty')}</p>;
  const figure = (of: Exclude<keyof LifeLine, 'life'>) => ({
    value: points(tried[of]),
    note: (
      <Change meaning="neutral">
        {t('points.from', {
          change: signedPoints(tried[of] - present[of]),
          before: points(present[of]),
        })}
      </Change>
    ),
  });
  const isLonger =
    facts.presentLife !== 'none' &&
    (facts.life === 'none' || Number(facts.life) > Number(facts.presentLife));
  return (
    <>
      <LedgerStrip
        label={t('points.lifeLedger')}
        figures={[
          { id: 'open', label: t('points.lifeOpen'), ...figure('outstanding') },
          { id: 'year', label: t('points.lifeYear'), ...figure('outstandingInYear') },
          { id: 'expired', label: t('points.lifeExpired'), ...figure('expired') },
          {
            id: 'touched',
            label: t('points.lifeTouched'),
            value: count(facts.touched),
            note: t('points.lifeTouchedNote', { count: facts.looked }),
            href: cellHref(address, 'touched', 'points-life'),
          },
        ]}
      />
      <ul className="flex flex-col gap-1 text-sm text-ink-2">
        {facts.life === facts.presentLife && <li>{t('points.lifeSame')}</li>}
        {facts.spentLate > 0n && (
          <li>{t('points.lifeLate', { points: points(facts.spentLate) })}</li>
        )}
        {isLonger && <li>{t('points.lifeLonger')}</li>}
        {facts.changeError !== null && facts.looked > 0 && (
          <li>
            {t('points.lifeSampled', {
              oneIn: count(Math.round(facts.accounts / facts.looked)),
              error: points((facts.changeError / 100n) * 100n),
            })}
          </li>
        )}
      </ul>
    </>
  );
}
