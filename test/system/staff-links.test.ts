import assert from 'node:assert/strict'
import { load } from 'cheerio'
import { roomsFor } from '../../src/staff/navigation/staff-rooms.js'
import { readClosedRoutes } from '../support/app/closed-routes.js'
import { hrefsOf } from '../support/app/hrefs-of.js'
import { signIn } from '../support/app/sign-in.js'
import { createTestApp } from '../support/app/test-app.js'
import { changeCatalog, offerCatalog } from '../support/samples/offer-catalog.js'

describe('The links of staff pages', () => {
  const made = createTestApp()
  const { app, services } = made

  it('reaches every page from a room in two steps, and what belongs to one record in three', async function () {
    this.timeout(60_000)
    const client = signIn(made, 'admin')
    await client.post('/desk/referrals', {
      target: 'transportation.bus-late',
      channel: 'phone',
      outcome: 'sent',
    })
    await client
      .post('/admin/routing/cases/new', {
        concern: 'the bus is late',
        lang: 'en',
        expect: ['transportation'],
      })
      .expect(303)
    offerCatalog(made.database, made.services.now(), changeCatalog)
    const { closed } = readClosedRoutes(app, services.language)
    const patterns = closed
      .filter(({ method, path }) => method === 'get' && !path.startsWith('/es/'))
      .map(({ path }) => path)
    const patternOf = (path: string) => patterns.find((each) => asPattern(each).test(path))
    const steps = new Map<string, number>()
    const seen = new Set<string>()
    let pages = roomsFor('admin').map(({ places }) => places[0]!.href('en'))
    pages.push('/account')
    for (let step = 0; step <= 3; step++) {
      const next: string[] = []
      for (const path of pages) {
        const pattern = patternOf(path)
        if (!pattern) continue
        if (!steps.has(pattern)) steps.set(pattern, step)
        // One page of a kind shows what it leads to.
        const kind = path.startsWith('/admin/directory') ? path.replace(/\d+/, ':id') : pattern
        if (seen.has(kind)) continue
        seen.add(kind)
        const { text } = await client.get(path)
        if (text?.startsWith('<!doctype'))
          next.push(...hrefsOf(load(text)('a')).map((href) => href.split('?')[0]!))
      }
      pages = next
    }
    const far = patterns.filter((each) => !isStateOnly(each) && (steps.get(each) ?? 9) > 2)
    assert.deepEqual(
      far.filter((each) => !(steps.get(each) === 3 && /\/:\w+\/[^/:]+/.test(each))),
      [],
    )
  })
})

/** The search opens from a box on every page. Pages that need a form or a file that was sent, or an item that waits, or that hold no words; an old address of the imports, and the bare address that people type. */
const isStateOnly = (pattern: string) =>
  /^\/admin$|kept|\/search$|^\/admin\/exports$|\/admin\/imports\/:|\/file\/:id|import\/:id|picture\.css|contacts\/(bulk|checked)|look-up|shelf|\*file|:file|to-do\/teach|without-contact/.test(
    pattern,
  )

const asPattern = (path: string) =>
  new RegExp(`^${path.replace(/[:*]\w+/g, '[^/]+').replaceAll('.', '\\.')}$`)
