import assert from 'node:assert/strict'
import type { Request } from 'express'
import { readAskerToken, readCookie, readNamed } from '../../../src/platform/web/cookies.js'

const requestWith = (header?: string) =>
  ({ get: (name: string) => (name === 'cookie' ? header : undefined) }) as unknown as Request

describe('The cookies of a request', () => {
  it('are read by name', () => {
    const req = requestWith('asker=one; school=oak-hill;__Host-session=a=b')
    assert.equal(readCookie(req, 'school'), 'oak-hill')
    assert.equal(readNamed(req, '__Host-session'), 'a=b')
  })

  it('count over HTTPS only with the prefix that binds them to this host', () => {
    const over = (header: string) => readCookie(Object.assign(requestWith(header), { secure: true }), 'asker')
    assert.equal(over('asker=planted'), null)
    assert.equal(over('asker=planted; __Host-asker=own'), 'own')
  })

  it('have the name of the district below a path', () => {
    const app = { get: (name: string) => (name === 'base path' ? '/d/elm' : undefined) }
    const over = (header: string, secure: boolean) =>
      readCookie(Object.assign(requestWith(header), { app, secure }) as Request, 'asker')
    assert.equal(over('asker=one; __Host-asker=two; oakdale.asker=three', false), null)
    assert.equal(over('oakdale.asker=three; elm.asker=own', false), 'own')
    assert.equal(over('elm.asker=plain; __Secure-oakdale.asker=three; __Secure-elm.asker=own', true), 'own')
  })

  it('are empty without a header, a value, or the full name', () => {
    assert.equal(readCookie(requestWith(), 'school'), null)
    for (const header of ['', 'school', 'school=', 'desk-school=oak-hill', ';;=;', 'schoolish=oak'])
      assert.equal(readCookie(requestWith(header), 'school'), null, header)
  })

  it('count once when a name appears twice: the first', () => {
    assert.equal(readCookie(requestWith('school=oak-hill; school=lake'), 'school'), 'oak-hill')
  })

  it('are decoded as Express encodes them, and kept as is when the encoding is broken', () => {
    assert.equal(readCookie(requestWith('school=oak%20hill'), 'school'), 'oak hill')
    assert.equal(readCookie(requestWith('school=%E0%A4%A'), 'school'), '%E0%A4%A')
    assert.equal(readCookie(requestWith('school=oak%2520hill'), 'school'), 'oak%20hill', 'only once')
    assert.equal(readCookie(requestWith('other=%; school=oak-hill'), 'school'), 'oak-hill')
  })

  it('accept only well-formed asker tokens', () => {
    const token = 'abcdefghijklmnopqrst_-'
    assert.equal(readAskerToken(requestWith(`asker=${token}`)), token)
    for (const held of [`${token}x`, 'short', '%00'.repeat(22), '<script>'])
      assert.equal(readAskerToken(requestWith(`asker=${held}`)), null, held)
  })
})
