import 'server-only';
import { env } from '@/lib/env';
import { type LinkOf, sealLink } from './tokens';

const at = (path: string) => new URL(path, env().publicUrl).href;

/** Where a member chooses what they want to get, without signing in. */
export function choicesUrl(of: LinkOf): string {
  return at(`/choices/${sealLink('choices', of)}`);
}

/** Where a mail program posts that its reader wants no more of these (RFC 8058); followed by hand it leads to the choices. */
export function unsubscribeUrl(of: LinkOf): string {
  return at(`/api/public/unsubscribe/${sealLink('choices', of)}`);
}

/** A picture of one point, fetched when a letter is opened. */
export function openUrl(of: LinkOf): string {
  return at(`/api/public/open/${sealLink('open', of)}`);
}

/** Writes a click down and leads on. */
export function clickUrl(of: LinkOf, url: string): string {
  return at(`/api/public/click/${sealLink('click', { ...of, url })}`);
}
