import 'server-only';
import { BlockList, isIP } from 'node:net';
import { env } from '@/lib/env';

/** Networks that are nobody's on the open internet: RFC 6890 and its successors. */
const RESERVED_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Of IPv6 only 2000::/3 is public, and of that not what carries an IPv4 address or is for documents. */
const PUBLIC_V6 = ['2000::/3'];
const RESERVED_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

function blockList(nets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const net of nets) {
    const [address = '', bits] = net.split('/');
    list.addSubnet(address, Number(bits), familyOf(address));
  }
  return list;
}

const reservedV4 = blockList(RESERVED_V4);
const publicV6 = blockList(PUBLIC_V6);
const reservedV6 = blockList(RESERVED_V6);

/** Whether the address is one of the open internet. Neither loopback, private, link-local nor one where clouds keep their secrets. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !reservedV4.check(address, 'ipv4');
  if (isIP(address) !== 6) return false;
  return publicV6.check(address, 'ipv6') && !reservedV6.check(address, 'ipv6');
}

/** Whether whoever runs this instance opened the network of the address (WEBHOOK_PRIVATE_NETS). */
export function isOpenedAddress(address: string): boolean {
  const { webhookNets } = env();
  return isIP(address) !== 0 && blockList(webhookNets).check(address, familyOf(address));
}

/** Whether something may be sent to the address: without encryption only into a network that was opened. */
export function mayReach(address: string, protocol: string): boolean {
  return isOpenedAddress(address) || (protocol === 'https:' && isPublicAddress(address));
}
