import { describe, expect, it } from 'vitest';
import { barcodeKindOf } from '@/lib/domain/cards/barcode';
import { drawBarcode } from './draw-barcode';

describe('a barcode', () => {
  it('CARD-13 is EAN-13 for 2200417030487 and Code 128 for other numbers', () => {
    expect(barcodeKindOf('2200417030487')).toBe('ean13');
    expect(barcodeKindOf('5901234123451')).toBe('code128');
    expect(barcodeKindOf('7784001033915526')).toBe('code128');
  });

  it('EAN-13 has its 30 bars and a quiet zone of 11 modules', () => {
    const { paths, margin, width } = drawBarcode('2200417030487', 'ean13');
    expect(paths.flatMap(({ d }) => d.match(/M/g) ?? [])).toHaveLength(30);
    expect(paths.every(({ strokeWidth }) => strokeWidth !== null)).toBe(true);
    expect([margin, width]).toEqual([11, 96]);
  });

  it('QR is drawn as areas with a quiet zone of 4 modules', () => {
    const { paths, margin } = drawBarcode('7784001033915526', 'qrcode');
    expect(paths).toHaveLength(1);
    expect(paths[0]?.strokeWidth).toBeNull();
    expect(margin).toBe(8);
  });
});
