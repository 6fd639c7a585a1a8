import type { CountedLines, Goods, LineKind } from './conditions';
import type { FactLine } from './facts';

type Named = Pick<FactLine, 'article' | 'category' | 'labels' | 'kind'>;

/** Whether any list of the set has the line. */
function isIn({ articles, categories, labels }: Goods, line: Named): boolean {
  return (
    articles?.includes(line.article) === true ||
    categories?.includes(line.category) === true ||
    labels?.some((label) => line.labels.includes(label)) === true
  );
}

const KIND_COUNTS: Readonly<Record<LineKind, (lines: CountedLines) => boolean>> = {
  goods: () => true,
  delivery: ({ delivery }) => delivery,
  giftCard: ({ giftCards }) => giftCards,
};

/** Whether a rule counts the line: its kind is wanted, it is of `only` when there is one, and not of `except`. */
export function countsLine(counted: CountedLines, line: Named): boolean {
  return (
    KIND_COUNTS[line.kind](counted) &&
    (counted.only === undefined || isIn(counted.only, line)) &&
    !(counted.except !== undefined && isIn(counted.except, line))
  );
}

/** Names of a set of goods, each with its kind before it: "article:", "category:" or "label:". */
export function goodsNames({ articles, categories, labels }: Goods): readonly string[] {
  return [
    ...(articles ?? []).map((article) => `article:${article}`),
    ...(categories ?? []).map((category) => `category:${category}`),
    ...(labels ?? []).map((label) => `label:${label}`),
  ];
}
