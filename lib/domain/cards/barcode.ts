import { isEan } from './check-digits';

export const BARCODE_KINDS = ['ean13', 'code128', 'qrcode'] as const;
export type BarcodeKind = (typeof BARCODE_KINDS)[number];

/** A barcode as lines and areas; `margin` is the quiet zone that scanners need, in the same units. */
export type Barcode = {
  readonly kind: BarcodeKind;
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly paths: readonly { readonly d: string; readonly strokeWidth: number | null }[];
};

const EAN_13_LENGTH = 13;

/** The barcode that tills read a number by: EAN-13 where it is one, else Code 128. */
export function barcodeKindOf(number: string): BarcodeKind {
  return number.length === EAN_13_LENGTH && isEan(number) ? 'ean13' : 'code128';
}
