import 'server-only';
import bwipjs from 'bwip-js/node';
import type { Barcode, BarcodeKind } from '@/lib/domain/cards/barcode';

const BAR_HEIGHT_MM = 16;
/** Quiet zones in modules: 11 beside EAN-13 (GS1 General Specifications 5.2.3), 10 beside Code 128, 4 around QR. */
const QUIET_MODULES: Readonly<Record<BarcodeKind, number>> = { ean13: 11, code128: 10, qrcode: 4 };
/** The library draws modules of QR two units wide. */
const QR_UNITS = 2;

const BOX = /viewBox="0 0 ([\d.]+) ([\d.]+)"/;
const PATH = /<path[^>]*?(?:stroke-width="([\d.]+)"[^>]*?)?\sd="([^"]+)"/g;

/** The bars of a number, to be drawn black on white whatever the theme. */
export function drawBarcode(number: string, kind: BarcodeKind): Barcode {
  const isQr = kind === 'qrcode';
  const svg = bwipjs.toSVG({
    bcid: kind,
    text: number,
    scale: 1,
    ...(isQr ? {} : { height: BAR_HEIGHT_MM }),
  });
  const [, width = '0', height = '0'] = BOX.exec(svg) ?? [];
  return {
    kind,
    width: Number(width),
    height: Number(height),
    margin: QUIET_MODULES[kind] * (isQr ? QR_UNITS : 1),
    paths: [...svg.matchAll(PATH)].map(([, stroke, d = '']) => ({
      d,
      strokeWidth: stroke === undefined ? null : Number(stroke),
    })),
  };
}
