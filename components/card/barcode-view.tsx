import { useTranslations } from 'next-intl';
import type { Barcode } from '@/lib/domain/cards/barcode';

type Props = { readonly barcode: Barcode; readonly number: string; readonly className?: string };

/** A barcode, black on white in both themes, with the white around it that scanners need. */
export function BarcodeView({ barcode, number, className }: Props) {
  const t = useTranslations('cards.barcode');
  const { width, height, margin, paths, kind } = barcode;
  const top = kind === 'qrcode' ? margin : 2;
  const box = `${-margin} ${-top} ${width + 2 * margin} ${height + 2 * top}`;
  return (
    <svg
      role="img"
      aria-label={t(kind, { number })}
      viewBox={box}
      shapeRendering="crispEdges"
      className={className ?? 'block h-auto w-full'}
    >
      <rect x={-margin} y={-top} width={width + 2 * margin} height={height + 2 * top} fill="#fff" />
      {paths.map(({ d, strokeWidth }) =>
        strokeWidth === null ? (
          <path key={d} d={d} fill="#000" fillRule="evenodd" />
        ) : (
          <path key={d} d={d} stroke="#000" strokeWidth={strokeWidth} />
        ),
      )}
    </svg>
  );
}
