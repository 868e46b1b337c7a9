import assert from 'node:assert/strict'
import { isInternetAddress } from '../../../src/content/links/is-internet-address.js'

describe('isInternetAddress', () => {
  it('is true for addresses on the internet', () => {
    for (const address of [
      '8.8.8.8',
      '93.184.215.14',
      '172.32.0.1',
      '2606:4700::1111',
      '2a00:1450:4001::200e',
    ])
      assert.equal(isInternetAddress(address), true, address)
  })

  it('is false for this computer, private networks, special ranges, and what is no address', () => {
    const closed = [
      ...[
        '127.0.0.1',
        '127.255.255.254',
        '0.0.0.0',
        '10.1.2.3',
        '172.16.0.1',
        '172.31.255.255',
        '192.168.1.1',
      ],
      ...[
        '169.254.169.254',
        '100.64.0.1',
        '192.0.2.1',
        '198.18.0.1',
        '203.0.113.9',
        '224.0.0.1',
        '255.255.255.255',
      ],
      ...['::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', 'fc00::1', 'fd12::1', 'fe80::1', 'ff02::1'],
      ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '2001:db8::1', '3fff::1'],
      ...['', 'localhost', '8.8.8', '0x7f.1', '8.8.8.8:80'],
    ]
    for (const address of closed) assert.equal(isInternetAddress(address), false, address)
  })
})
