import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import type { CheerioAPI } from 'cheerio'
import request from 'supertest'
import { staffPlaceOf } from '../../src/staff/navigation/staff-rooms.js'
import { readPage } from '../support/app/page.js'
import {
  isFramed,
  type StaffGalleryPage,
  staffGallery,
  startStaffGallery,
} from '../support/gallery/gallery-staff.js'
import { withPseudoLanguage } from '../support/samples/with-pseudo-language.js'

/** Every page in the staff's frame says where it is and how it works, and has at most one main button. */
function assertShell(
  $: CheerioAPI,
  { page, path: sentTo, lang }: { page: string; path: string; lang: string },
): void {
  assert.ok($('main .button.main').length <= 1, 'at most one main button')
  assert.equal($('details.how').length, 1, 'says how it works')
  const path = sentTo.split('?')[0] ?? ''
  const place = staffPlaceOf(path, lang)?.place.href(lang)
  const crumbs = $('.crumbs[aria-label] > ol')
  // The account that a form of the list made is shown at the list's address.
  const isPlace = path === place && page !== 'accounts-invited'
  assert.equal(crumbs.length, place && !isPlace ? 1 : 0, 'says where it is')
  if (crumbs.length === 0) return
  assert.equal(crumbs.find(`a[href="${place}"]`).length, 1, 'names its place')
  const title = $('h1').text().trim()
  const last = crumbs.find('li:last-child')
  assert.equal(last.text(), title)
  // A page that answers a form of the page above has its title, too: named once.
  const isTitleAbove = crumbs.find('a').last().text() === title
  assert.equal(last.is('[aria-current=page]'), !isTitleAbove, 'does not name a page twice')
}

describe('Every staff page in every state', () => {
  const language = withPseudoLanguage()
  let gallery: Awaited<ReturnType<typeof startStaffGallery>>
  before(async () => {
    gallery = await startStaffGallery(language)
  })

  function ask(page: StaffGalleryPage, lang: string) {
    const { app, prepared } = gallery
    const { path, form, cookies } = prepared(page, lang)
    const asked =
      page.method === 'post' ? request(app).post(path).type('form').send(form) : request(app).get(path)
    return asked.set('Cookie', asCookies(cookies))
  }

  const asCookies = (cookies: Record<string, string>) =>
    Object.entries(cookies).map(([name, value]) => `${name}=${value}`)

  const weights = new Map<string, number>()
  /** Gzipped size of all of them. */
  async function weightOf(files: string[], cookies: string[]): Promise<number> {
    for (const file of files)
      if (!weights.has(file))
        weights.set(
          file,
          gzipSync((await request(gallery.app).get(file).set('Cookie', cookies).expect(200)).text).length,
        )
    return files.reduce((sum, file) => sum + (weights.get(file) ?? 0), 0)
  }

  for (const lang of language.ofStaff) {
    for (const page of staffGallery) {
      it(`${lang}-${page.name} is complete, light, and not cached`, async () => {
        const answer = await ask(page, lang).expect(page.status ?? 200)
        const $ = readPage(answer.text, { staff: isFramed(page) })
        assert.equal($('html').attr('lang'), lang)
        if (isFramed(page)) assertShell($, { page: page.name, path: gallery.prepared(page, lang).path, lang })
        for (const form of $('form[method=post]').toArray())
          assert.equal(
            $(form).find('input[name=csrf]').length,
            1,
            'every form that changes something bears a token',
          )
        // The form of a rule has two lists of all topics, and the sheet for print has each in two languages.
        const maxKilobytes = /^rule(-|$)/.test(page.name) ? 24 : page.name === 'desk-call-sheet-all' ? 16 : 14
        assert.ok(gzipSync(answer.text).length < maxKilobytes * 1024, `at most ${maxKilobytes} KB`)
        const cookies = asCookies(gallery.prepared(page, lang).cookies)
        const styles = await weightOf(
          $('link[rel=stylesheet]')
            .map((_, each) => $(each).attr('href'))
            .get(),
          cookies,
        )
        const scripts = await weightOf(
          $('script[src]')
            .map((_, each) => $(each).attr('src'))
            .get(),
          cookies,
        )
        assert.ok(styles > 0 && styles <= 10 * 1024, `${styles} bytes of style sheets`)
        assert.ok(scripts <= 10 * 1024, `${scripts} bytes of scripts`)
        assert.equal(answer.headers['cache-control'], 'no-store')
        assert.match(answer.headers['x-robots-tag'] ?? '', /noindex/)
      })
    }
  }
})
