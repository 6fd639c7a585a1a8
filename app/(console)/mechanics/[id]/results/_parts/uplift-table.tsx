import { cx } from '@/components/ui/cx';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { TextLink } from '@/components/ui/text-link';
import { TierMark } from '@/components/ui/tier-mark';
import type { ComparedPart } from '@/lib/domain/mechanics/results/judge';
import type { ComparedResults } from '@/lib/domain/mechanics/results/results-page';
import { FOREST_WIDTH, Forest, ForestAxis } from './forest';
import { type ForestScale, forestScale } from './forest-scale';
import { type ResultsAddress, resultCellHref } from './results-address';
import { type ResultsWords, useResultsWords } from './use-results-words';

type Props = {
  readonly results: ComparedResults;
  readonly all: ComparedPart;
  readonly address: ResultsAddress;
};
type RowProps = Props & {
  readonly words: ResultsWords;
  readonly scale: ForestScale | null;
  /** Left out: all members. */
  readonly part?: string | null | undefined;
  readonly compared: ComparedPart;
};

const HEAD = 'bg-sunken px-3 py-1.5 text-xs font-medium text-ink-2 whitespace-nowrap';
const CELL = 'h-9.5 px-3 whitespace-nowrap';
const SMALL = 'ml-2 inline-block min-w-11 text-right text-xs text-ink-3';

/** Both arms beside each other, of all members and of each part, with the interval of their difference drawn. */
export function UpliftTable({ results, all, address }: Props) {
  const words = useResultsWords(results.head.currency);
  const { t, difference } = words;
  const { measure } = address;
  const scale = forestScale(
    all.figures[measure],
    results.parts.map(({ compared }) => compared.figures[measure]),
  );
  const row = { results, all, address, words, scale };
  return (
    <ScrollRegion label={t('uplift.title')} className="rounded-panel border bg-surface">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{t('uplift.title')}</caption>
        <thead>
          <tr className="border-b">
            <th scope="col" className={cx(HEAD, 'text-left')}>
              {t('uplift.group')}
            </th>
            <th scope="col" className={cx(HEAD, 'text-right')}>
              {t(`uplift.treated.${measure}`)}
            </th>
            <th scope="col" className={cx(HEAD, 'text-right')}>
              {t(`uplift.holdout.${measure}`)}
            </th>
            <th scope="col" className="bg-sunken p-0" style={{ width: FOREST_WIDTH }}>
              <span className="sr-only">{t('uplift.drawn')}</span>
              {scale !== null && (
                <ForestAxis scale={scale} label={(value) => axisText(words, measure, value)} />
              )}
            </th>
            <th scope="col" className={cx(HEAD, 'text-right')}>
              {t(`uplift.difference.${measure}`)}
            </th>
            <th scope="col" className={cx(HEAD, 'text-right')}>
              {t('uplift.interval')}
            </th>
            <th scope="col" className={cx(HEAD, 'text-right')}>
              {t('uplift.p')}
            </th>
            <th scope="col" className={cx(HEAD, 'text-right')}>
              {t('uplift.cost')}
            </th>
          </tr>
        </thead>
        <tbody>
          <UpliftRow {...row} compared={all} />
        </tbody>
        {results.parts.length > 0 && (
          <tbody>
            <tr className="border-b">
              <th
                scope="rowgroup"
                colSpan={8}
                className="h-7 bg-sunken px-3 text-left text-xs font-medium text-ink-2"
              >
                {t(`by.${results.asked.by}`)}
              </th>
            </tr>
            {results.parts.map(({ part, compared }) => (
              <UpliftRow key={part ?? ''} {...row} part={part} compared={compared} />
            ))}
          </tbody>
        )}
      </table>
    </ScrollRegion>
  );

  function axisText(_: ResultsWords, of: typeof measure, value: number) {
    const text = difference(of, value);
    return of === 'buyers' || of === 'receipts' ? text.replace(/[.,]?0+$/, '') || '0' : text;
  }
}

function UpliftRow({ results, address, words, scale, part, compared }: RowProps) {
  const { t, difference, p } = words;
  const { measure } = address;
  const { found } = compared.figures[measure];
  const isAll = part === undefined;
  return (
    <tr
      className={cx(
        'border-b last:border-b-0 hover:bg-hover',
        isAll && 'bg-primary-soft/40 font-medium',
      )}
    >
      <th scope="row" className={cx(CELL, 'text-left', isAll ? 'font-semibold' : 'font-medium')}>
        <PartName results={results} words={words} part={part} />
      </th>
      <Arm {...{ address, words, part, compared }} arm="treated" />
      <Arm {...{ address, words, part, compared }} arm="holdout" />
      <td className="p-0">
        {scale !== null && <Forest scale={scale} found={found} isAll={isAll} />}
      </td>
      <td className={cx(CELL, 'text-right font-semibold')}>
        {found === null ? '—' : difference(measure, found.difference)}
      </td>
      <td className={cx(CELL, 'text-right text-ink-2')}>
        {found === null
          ? t('uplift.tooFew')
          : t('ledger.between', {
              low: difference(measure, found.interval.low),
              high: difference(measure, found.interval.high),
            })}
      </td>
      <td className={cx(CELL, 'text-right')}>{found === null ? '' : p(found.p)}</td>
      <td className={cx(CELL, 'text-right')}>
        <Cost words={words} compared={compared} />
      </td>
    </tr>
  );
}

function PartName({ results, words, part }: Pick<RowProps, 'results' | 'words' | 'part'>) {
  const { by } = results.asked;
  if (part === undefined) return words.t('uplift.all');
  const name = words.part(by, part, results.tiers);
  const tier = results.tiers.find(({ tierId }) => by === 'tier' && String(tierId) === part);
  return tier === undefined ? (
    name
  ) : (
    <TierMark name={name} shape={tier.shape} colour={tier.colour} />
  );
}

type ArmProps = Pick<RowProps, 'address' | 'words' | 'part' | 'compared'> & {
  readonly arm: 'treated' | 'holdout';
};

/** How many of an arm there are, and its figure: each opens its members. */
function Arm({ address, words, part, compared, arm }: ArmProps) {
  const { count, mean, t } = words;
  const { measure } = address;
  const own = compared[arm];
  const of = part === undefined ? {} : { part: part ?? 'none' };
  const href = (what: 'assigned' | 'buyers') => resultCellHref(address, { arm, what, ...of });
  const figure = own.count === 0 ? '—' : mean(measure, compared.figures[measure][arm]);
  const link = 'text-inherit no-underline hover:underline';
  return (
    <td className={cx(CELL, 'text-right')}>
      <TextLink href={href('assigned')} className={link}>
        {count(own.count)}
      </TextLink>
      <span className={SMALL}>
        {measure === 'buyers' && own.buyers > 0 ? (
          <TextLink
            href={href('buyers')}
            className={link}
            title={t('uplift.buyers', { count: own.buyers, members: count(own.buyers) })}
          >
            {figure}
          </TextLink>
        ) : (
          figure
        )}
      </span>
    </td>
  );
}

function Cost({ words, compared }: Pick<RowProps, 'words' | 'compared'>) {
  const { t, money } = words;
  const { costOfSale, figures } = compared;
  if (figures.receipts.found === null) {
    return <span className="text-ink-3">{t('uplift.tooFewHeld')}</span>;
  }
  if (costOfSale === null) return <span className="text-ink-3">{t('ledger.noSale')}</span>;
  const { minor, least, most } = costOfSale;
  return (
    <>
      <b className="font-semibold">{money(minor)}</b>
      <span className="ml-2 inline-block min-w-20 text-right text-xs text-ink-3">
        {most === null
          ? t('uplift.from', { least: money(least) })
          : t('uplift.fromTo', { least: money(least), most: money(most) })}
      </span>
    </>
  );
}
