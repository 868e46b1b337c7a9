import assert from 'node:assert/strict'
import { againOf } from '../../../src/platform/web/open-again.js'

describe('The form that a page answers', () => {
  const sent = { method: 'POST', originalUrl: '/admin/schools/1?kept=abc', get: () => undefined }
  const opens = (req: object, locals: object, page: { ownHref?: string } = {}) =>
    againOf({ req: { ...sent, ...req }, locals } as never, page)

  it('is opened at the page’s own address', () => {
    assert.equal(opens({}, { formIsHere: true }, { ownHref: '/desk' }), '/desk')
  })

  it('is opened where it was sent to, but for the form that waited for a sign-in', () => {
    assert.equal(opens({}, { formIsHere: true }), '/admin/schools/1')
    assert.equal(opens({ originalUrl: '/columns?file=1' }, { formIsHere: true }), '/columns?file=1')
  })

  it('is opened on the page that sent it, if its own address opens nothing', () => {
    const from = (referer?: string) => opens({ get: () => referer }, {})
    assert.equal(from('https://ask.example.org/account?lang=es'), '/account?lang=es')
    assert.equal(from('nonsense'), null)
    assert.equal(from(), null)
  })

  it('is none for a page that was opened', () => {
    assert.equal(opens({ method: 'GET' }, { formIsHere: true }), null)
  })
})
