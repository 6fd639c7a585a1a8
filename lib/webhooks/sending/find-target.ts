import 'server-only';
import { lookup as lookUp } from 'node:dns/promises';
import { isIP } from 'node:net';
import { NAME_MS } from '@/lib/domain/webhooks/retries';
import type { AttemptError } from '@/lib/domain/webhooks/states';
import { mayReach } from './addresses';

/** All addresses of a name. */
export type Lookup = (hostname: string) => Promise<readonly string[]>;

/** Where a request goes: the address is found once and the connection is made to no other. */
export type Target = { readonly url: URL; readonly address: string };

/** The addresses that the system knows of a name. */
export const systemLookup: Lookup = async (hostname) =>
  (await lookUp(hostname, { all: true })).map(({ address }) => address);

async function inTime<T>(work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, NAME_MS, null);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Resolves the host of an address once. Refused with `address` when any of what it resolves to may not be reached: a name
 * that leads both outside and inside is a trap.
 */
export async function findTarget(address: string, lookup: Lookup): Promise<Target | AttemptError> {
  const url = new URL(address);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const found = isIP(host) === 0 ? await inTime(lookup(host)).catch(() => null) : [host];
  const [first] = found ?? [];
  if (found === null || first === undefined) return 'name';
  if (!found.every((one) => mayReach(one, url.protocol))) return 'address';
  return { url, address: first };
}
