import { pictureFonts } from './picture-fonts';

/** Parts of a page that stay out of its picture carry `data-picture="skip"`. */
function isDrawn(node: HTMLElement): boolean {
  return !(node instanceof HTMLElement) || node.dataset.picture !== 'skip';
}

const MARGIN = 16;

/**
 * Saves a part of the page as a PNG on the page's own background, twice as sharp. The library is loaded at the first
 * use. Answers whether it worked.
 */
export async function savePicture(node: HTMLElement, fileName: string): Promise<boolean> {
  try {
    const { toPng } = await import('html-to-image');
    const { backgroundColor } = getComputedStyle(document.body);
    const address = await toPng(node, {
      pixelRatio: 2,
      backgroundColor,
      filter: isDrawn,
      width: node.offsetWidth + 2 * MARGIN,
      height: node.offsetHeight + 2 * MARGIN,
      style: { margin: `${MARGIN}px` },
      fontEmbedCSS: await pictureFonts(),
    });
    const link = document.createElement('a');
    link.href = address;
    link.download = `${fileName}.png`;
    link.click();
    return true;
  } catch {
    return false;
  }
}
