import assert from 'node:assert/strict'
import { load } from 'cheerio'
import request from 'supertest'
import { presentBreadcrumbs } from '../../../src/staff/navigation/present-breadcrumbs.js'
import { roomsFor, staffNavigation, staffPlaceOf } from '../../../src/staff/navigation/staff-rooms.js'
import { roles } from '../../../src/staff/sign-in/account-store.js'
import { hrefsOf } from '../../support/app/hrefs-of.js'
import { readStaffPage } from '../../support/app/page.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'

describe('The navigation of staff pages', function () {
  this.timeout(240_000)
  const made = createTestApp()
  const { app, services } = made

  it('has at most six rooms, each with at most six places', () => {
    assert.ok(staffNavigation.length <= 6)
    for (const { name, places } of staffNavigation) assert.ok(places.length <= 6, name)
    const names = staffNavigation.flatMap(({ places }) => places.map(({ name }) => name))
    assert.deepEqual(names, [...new Set(names)])
  })

  for (const role of roles)
    it(`leads ${role} only to pages that open`, async () => {
      const client = signIn(made, role)
      for (const { places } of roomsFor(role))
        for (const { href, name } of places) {
          const $ = readStaffPage((await client.get(href('en')).expect(200)).text)
          assert.equal($('.staff-places [aria-current=page]').attr('href'), href('en'), name)
          assert.equal($('.staff-rooms [aria-current]').length, 1, name)
          assert.equal($('.crumbs').length, 0, 'a place itself is current in the navigation')
        }
    })

  it('begins at the bare address of the staff’s pages', async () => {
    for (const [role, first] of [
      ['admin', '/admin/to-do'],
      ['editor', '/admin/to-do'],
      ['desk', '/desk'],
      ['viewer', '/insights'],
    ] as const)
      for (const prefix of ['', '/es'])
        await signIn(made, role).get(`${prefix}/admin`).expect(303).expect('location', `${prefix}${first}`)
    await request(app).get('/admin').expect(303).expect('location', '/sign-in?next=%2Fadmin')
  })

  it('shows the front office its own room alone', async () => {
    const $ = readStaffPage((await signIn(made, 'desk').get('/desk')).text)
    assert.deepEqual(hrefsOf($('.staff-rooms a')), ['/desk'])
    assert.ok(!hrefsOf($('a')).some((href) => href.startsWith('/admin')))
  })

  it('does not name a page twice', () => {
    const speech = services.language.speech('en')
    const title = speech.t('account.title')
    assert.deepEqual(presentBreadcrumbs('/account/second-factor/off', { title, parents: [] }, speech), {
      above: [{ label: title, href: '/account' }],
      title: null,
    })
  })

  it('says where a page below a place is', async () => {
    const client = signIn(made, 'admin')
    for (const [path, above] of [
      ['/admin/directory/contacts/1', ['/admin/directory', '/admin/directory/contacts']],
      ['/admin/directory/calendar', ['/admin/directory']],
      [
        '/admin/directory/calendar/1/history',
        ['/admin/directory', '/admin/directory/calendar', '/admin/directory/calendar/1'],
      ],
      ['/es/admin/routing/rules', ['/es/admin/routing']],
      [
        '/admin/routing/topics/absence/phrasings',
        ['/admin/routing', '/admin/routing/topics', '/admin/routing/topics/absence'],
      ],
      ['/account/second-factor', ['/account']],
    ] as const) {
      const $ = readStaffPage((await client.get(path).expect(200)).text)
      assert.deepEqual(hrefsOf($('.crumbs a')), above, path)
      assert.equal($('.crumbs ol > li:last-child[aria-current=page]').text(), $('h1').text().trim(), path)
    }
  })

  it('counts what waits in a room', async () => {
    const counted = createTestApp()
    counted.app.locals.staffCounts = () => ({ 'to-do': 12 })
    const $ = load((await signIn(counted, 'admin').get('/admin/accounts')).text)
    assert.equal($('.staff-rooms a').first().text(), 'To do (12)')
    const none = load((await signIn(made, 'admin').get('/admin/accounts')).text)
    assert.equal(none('.staff-rooms a').first().text(), 'To do')
  })

  it('finds the place of a page by the longest address above it', () => {
    assert.equal(staffPlaceOf('/admin/directory/theme', 'en')?.place.name, 'theme')
    assert.equal(staffPlaceOf('/admin/directory/links/5', 'en')?.place.name, 'directory')
    assert.equal(staffPlaceOf('/admin/routing/cases/5', 'en')?.place.name, 'prove')
    assert.equal(staffPlaceOf('/es/admin/routing/history/5', 'es')?.place.name, 'publish')
    assert.equal(staffPlaceOf('/admin/routingly', 'en'), null)
  })
})
