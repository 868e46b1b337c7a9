import assert from 'node:assert/strict'
import { type CheerioAPI, load } from 'cheerio'
import { createLanguage } from '../../../src/platform/language/language.js'

const language = createLanguage()

/**
 * Parses a page, and checks what every page must have.
 * @param options.staff it has the staff frame, which needs no phone number
 * @returns the page, for further checks
 */
export function readPage(html: string, { staff = false } = {}): CheerioAPI {
  const $ = load(html)
  assert.match(html, /^<!doctype html>/, 'starts with the doctype')
  assert.ok($('html').attr('lang'), 'says its language')
  assert.match($('html').attr('dir') ?? '', /^(ltr|rtl)$/, 'says its direction')
  assertHeading($)
  assertIds($)
  assertForms($)
  assertNothingInline($)
  assert.equal($('body > :first-child').attr('href'), '#main', 'the skip link is first')
  assert.equal($('main#main').length, 1, 'the skip link leads somewhere')
  if (!staff)
    assert.ok($('header a[href="tel:+12165550100"]').length === 1, 'a person can be called from the header')
  assert.doesNotMatch($('body').text(), /undefined|\[object|\{\{|SLOT-/, 'prints no gaps')
  return $
}

/** Parses a staff page, and checks what every staff page must have. */
export const readStaffPage = (html: string): CheerioAPI => readPage(html, { staff: true })

function assertHeading($: CheerioAPI): void {
  assert.equal($('h1').length, 1, 'has one h1')
  const title = withoutError($('title').text())
  assert.ok(title.startsWith($('h1').text().trim()), `the title "${title}" starts with the h1`)
}

/** The title without the word for an error, in any language. */
function withoutError(title: string): string {
  const words = language.offered.map((code) => language.speech(code).t('site.errorTitle', { title: '' }))
  return title.slice(words.find((each) => title.startsWith(each))?.length ?? 0)
}

function assertIds($: CheerioAPI): void {
  const ids = $('[id]')
    .toArray()
    .map((each) => $(each).attr('id'))
  assert.deepEqual(ids, [...new Set(ids)], 'ids are unique')
  const named = ['aria-describedby', 'aria-labelledby', 'for'].flatMap((name) =>
    $(`[${name}]`)
      .toArray()
      .flatMap((each) => $(each).attr(name)?.split(' ') ?? []),
  )
  for (const id of named) assert.ok(ids.includes(id), `#${id} is named and is there`)
  for (const link of $('a[href^="#"]').toArray())
    assert.ok(ids.includes($(link).attr('href')?.slice(1)), `${$(link).attr('href')} leads somewhere`)
}

function assertForms($: CheerioAPI): void {
  for (const form of $('form').toArray()) {
    assert.match($(form).attr('action') ?? '', /^\//, 'a form says where it goes')
    assert.ok($(form).find('button').length > 0, 'a form has a button')
  }
  const labels = $('label[for]')
    .toArray()
    .map((each) => $(each).attr('for'))
  for (const field of $('textarea, select, input:not([type=hidden])').toArray())
    assert.equal(labels.filter((id) => id === $(field).attr('id')).length, 1, 'a field has one label')
  for (const each of $('a, button').toArray())
    assert.notEqual($(each).text().trim(), '', `${$.html(each)} says something`)
}

function assertNothingInline($: CheerioAPI): void {
  assert.equal(
    $('style, [style], script:not([src]):not([type="application/ld+json"])').length,
    0,
    'no inline style or script',
  )
  for (const each of $('*').toArray())
    for (const name of Object.keys('attribs' in each ? each.attribs : {}))
      assert.doesNotMatch(name, /^on/, 'no inline handler')
  for (const each of $('script[type="application/ld+json"]').toArray()) JSON.parse($(each).text())
  const loaded = $(
    'link[href]:not([rel=canonical], [rel=alternate], [rel=manifest], [rel=search]), script[src], img[src]',
  )
  for (const each of loaded.toArray())
    assert.match(
      $(each).attr('href') ?? $(each).attr('src') ?? '',
      /^\/(?:assets\/|clear$|admin\/directory\/theme\/picture\.css(?:\?|$))/,
      'only our own files',
    )
}
