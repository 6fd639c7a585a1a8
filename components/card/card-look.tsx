import type { CardLook } from '@/lib/domain/cards/card-types';
import { cx } from '../ui/cx';

/** Colour and sign of each look: tiers by their shapes, the product's own accents by stripes. */
const LOOKS: Readonly<Record<CardLook, { readonly colour: string; readonly sign: string }>> = {
  base: { colour: 'text-tier-0', sign: 'M15 5.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5z' },
  bronze: { colour: 'text-tier-1', sign: 'M15 5l3 5.5h-6z' },
  silver: { colour: 'text-tier-2', sign: 'M12.5 5.5h5v5h-5z' },
  gold: {
    colour: 'text-tier-3',
    sign: 'M15 4.6l1.1 2.2 2.4.3-1.8 1.7.5 2.4-2.2-1.2-2.2 1.2.5-2.4-1.8-1.7 2.4-.3z',
  },
  platinum: { colour: 'text-tier-4', sign: 'M15 4.8 18 8l-3 3.2L12 8z' },
  spruce: { colour: 'text-primary', sign: 'M9 10h9v1H9z' },
  vermilion: { colour: 'text-seal', sign: 'M9 5h9v1H9zM9 10h9v1H9z' },
  sky: { colour: 'text-info', sign: 'M9 5h9v1H9zM9 7.5h9v1H9zM9 10h9v1H9z' },
};

type Props = { readonly look: CardLook; readonly name: string };

/** A type of cards: a small card in its colour, told by its sign as well, and its name. */
export function CardTypeMark({ look, name }: Props) {
  const { colour, sign } = LOOKS[look];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <svg
        width="22"
        height="16"
        viewBox="0 0 22 16"
        aria-hidden="true"
        className={cx('shrink-0', colour)}
      >
        <rect x="0.5" y="1.5" width="21" height="13" rx="2" fill="none" stroke="currentColor" />
        <path d="M1 3a1.5 1.5 0 0 1 1.5-1.5H5v13H2.5A1.5 1.5 0 0 1 1 13z" fill="currentColor" />
        <path d={sign} fill="currentColor" />
      </svg>
      <span>{name}</span>
    </span>
  );
}
