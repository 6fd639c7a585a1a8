import 'server-only';
import { isWebAddress } from '@/lib/domain/messaging/letter-html';
import { openLink } from './tokens';

/** Where a click leads; null: the link is not one of ours. */
export function placeOfClick(token: string): string | null {
  const url = openLink('click', token)?.url;
  return url !== undefined && isWebAddress(url) ? url : null;
}
