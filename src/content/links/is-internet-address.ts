import { BlockList, isIP } from 'node:net'

/** Special addresses that lead into a network of one's own, or nowhere: https://www.iana.org/assignments/iana-ipv4-special-registry */
const special4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]

/** Parts of the public range that carry other addresses, or are only examples. */
const special6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const closed = new BlockList()
for (const [address, bits] of special4) closed.addSubnet(address, bits, 'ipv4')
for (const [address, bits] of special6) closed.addSubnet(address, bits, 'ipv6')

/** All public IPv6 addresses; those that wrap an IPv4 address are outside. */
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')

/** True for an IP address on the internet; false for anything private, special, or not an address. */
export function isInternetAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !closed.check(address, 'ipv4')
  return version === 6 && open6.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}
