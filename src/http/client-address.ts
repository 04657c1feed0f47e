/** Whose call a request is: which proxies may say so, and which callers sit on the machine itself. */
import { BlockList, isIP } from 'node:net';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');

/** Loopback and the ranges of RFC 1918, RFC 6598, RFC 4193 and link-local addresses. */
const INSIDE = new BlockList();
INSIDE.addSubnet('127.0.0.0', 8);
INSIDE.addSubnet('10.0.0.0', 8);
INSIDE.addSubnet('172.16.0.0', 12);
INSIDE.addSubnet('192.168.0.0', 16);
INSIDE.addSubnet('100.64.0.0', 10);
INSIDE.addSubnet('169.254.0.0', 16);
INSIDE.addAddress('::1', 'ipv6');
INSIDE.addSubnet('fc00::', 7, 'ipv6');
INSIDE.addSubnet('fe80::', 10, 'ipv6');

export type ProxyTrust = boolean | string | ((address: string, hop: number) => boolean);

/**
 * The setting in the form that Fastify takes. A mere number of hops would let whoever reaches the server directly
 * choose the address that is counted (Fastify refuses it), so each hop must also be inside our own network.
 */
export function proxyTrust(setting: boolean | number | string): ProxyTrust {
  if (typeof setting !== 'number') return setting;
  return (address, hop) => hop < setting && contains(INSIDE, address);
}

export function isLoopback(address: string): boolean {
  return contains(LOOPBACK, address);
}

function contains(list: BlockList, address: string): boolean {
  const family = isIP(address);
  // An IPv4 address inside IPv6 ("::ffff:127.0.0.1") is matched by the IPv4 rules.
  return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
}
