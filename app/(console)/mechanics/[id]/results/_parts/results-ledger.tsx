import { LedgerStrip } from '@/components/ui/ledger-strip';
import type { ComparedPart } from '@/lib/domain/mechanics/results/judge';
import type { MechanicResults } from '@/lib/domain/mechanics/results/results-page';
import { formatSigned } from '@/lib/format/numbers';
import { type ResultsWords, useResultsWords } from './use-results-words';

/** What was spent of what may be spent: the budget that is nearest to its end. */
function budgetNote({ t, money, points, count }: ResultsWords, { budget }: MechanicResults) {
  if (budget.points !== undefined) return t('ledger.ofPoints', { points: points(budget.points) });
  if (budget.minor !== undefined) return t('ledger.of', { amount: money(budget.minor) });
  if (budget.members !== undefined) {
    return t('ledger.ofMembers', { count: budget.members, members: count(budget.members) });
  }
  return t('ledger.noBudget');
}

function extraBuyers({ t, locale }: ResultsWords, all: ComparedPart | null) {
  const found = all?.figures.buyers.found ?? null;
  if (all === null || found === null) return { value: '—', note: t('ledger.notYet') };
  const times = (value: number) => formatSigned(Math.round(value * all.treated.count), locale);
  return {
    value: times(found.difference),
    note: t('ledger.between', { low: times(found.interval.low), high: times(found.interval.high) }),
  };
}

function costOfSale({ t, money }: ResultsWords, all: ComparedPart | null) {
  if (all?.figures.receipts.found === undefined || all.figures.receipts.found === null) {
    return { value: '—', note: t('ledger.notYet') };
  }
  const cost = all.costOfSale;
  if (cost === null) return { value: '—', note: t('ledger.noSale') };
  const slots = { least: money(cost.least), most: cost.most === null ? '' : money(cost.most) };
  return {
    value: money(cost.minor),
    note: cost.most === null ? t('ledger.from', slots) : t('ledger.fromTo', slots),
  };
}

/** Four figures: who came, what it cost, what one more sale cost, and what was given. */
export function ResultsLedger({ results }: { readonly results: MechanicResults }) {
  const words = useResultsWords(results.head.currency);
  const { t, money, count, points } = words;
  const { all, spent, awards, costMinor, head } = results;
  const sumOf = (state: string) => awards.find((one) => one.state === state)?.awards ?? 0;
  const list = `/mechanics/${head.ruleId}/members`;
  const spentText = results.budget.points === undefined ? money(costMinor) : points(spent.points);
  return (
    <LedgerStrip
      label={t('ledger.label')}
      figures={[
        { id: 'buyers', label: t('ledger.extraBuyers'), ...extraBuyers(words, all) },
        {
          ...{ id: 'spent', label: t('ledger.spent'), value: spentText },
          note: budgetNote(words, results),
        },
        { id: 'sale', label: t('ledger.costOfSale'), ...costOfSale(words, all) },
        {
          ...{ id: 'given', label: t('ledger.given'), value: count(sumOf('given')) },
          href: `${list}?state=given`,
          note: t('ledger.waiting', { count: sumOf('waiting'), awards: count(sumOf('waiting')) }),
        },
      ]}
    />
  );
}
