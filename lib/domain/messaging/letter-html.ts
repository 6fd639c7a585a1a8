import type { Locale } from '../access/preferences';
import { escapeHtml } from './fill-words';

const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]/g;

/** Whether what looks like a link leads somewhere on the web. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function withLinks(line: string, linkOf: (url: string) => string): string {
  let html = '';
  let from = 0;
  for (const found of line.matchAll(LINK)) {
    const [url] = found;
    html += escapeHtml(line.slice(from, found.index));
    html += isWebAddress(url)
      ? `<a href="${escapeHtml(linkOf(url))}">${escapeHtml(url)}</a>`
      : escapeHtml(url);
    from = found.index + url.length;
  }
  return html + escapeHtml(line.slice(from));
}

type Dress = {
  /** Where a link of the text leads: itself unless told. */
  readonly linkOf?: (url: string) => string;
  /** HTML below the text. */
  readonly below?: string;
};

/** A letter of plain text as simple HTML: paragraphs, line breaks and links. Nothing of the text is read as HTML. */
export function letterHtml(
  language: Locale,
  text: string,
  { linkOf = (url) => url, below = '' }: Dress = {},
): string {
  const paragraphs = text.split(/\n{2,}/).map(
    (one) =>
      `<p>${one
        .split('\n')
        .map((line) => withLinks(line, linkOf))
        .join('<br>')}</p>`,
  );
  return `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><body style="font-family:sans-serif;font-size:16px;line-height:1.5">
${paragraphs.join('\n')}
${below}</body></html>`;
}
