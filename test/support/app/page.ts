import assert from 'node:assert/strict'
import { type CheerioAPI, load } from 'cheerio'
import { createLanguage } from '../../../src/platform/language/language.js'

const language = createLanguage()

type Element = Extract<ReturnType<CheerioAPI>[number], { attribs: unknown }>
type Parent = Pick<Element, 'children'>

/**
 * Parses a page, and checks what every page must have.
 * @param options.staff it has the staff frame, which needs no phone number
 * @returns the page, for further checks
 */
export function readPage(html: string, { staff = false } = {}): CheerioAPI {
  const $ = load(html)
  // Each selector would walk the whole page again.
  const elements = elementsOf($.root()[0]!)
  const named = (name: string) => elements.filter((each) => each.name === name)
  const [root] = named('html')
  assert.match(html, /^<!doctype html>/, 'starts with the doctype')
  assert.ok(root?.attribs.lang, 'says its language')
  assert.match(root.attribs.dir ?? '', /^(ltr|rtl)$/, 'says its direction')
  assertHeading($, named('h1'), named('title'))
  assertIds(elements)
  assertForms($, elements)
  assertNothingInline($, elements)
  const [body] = named('body')
  const first = body?.children.find((each): each is Element => 'attribs' in each)
  assert.equal(first?.attribs.href, '#main', 'the skip link is first')
  const main = named('main').filter(({ attribs }) => attribs.id === 'main')
  assert.equal(main.length, 1, 'the skip link leads somewhere')
  if (!staff) {
    const calls = named('a').filter(({ attribs }) => attribs.href === 'tel:+12165550100')
    const inHeader = calls.filter((call) => isIn(call, ({ name }) => name === 'header'))
    assert.ok(inHeader.length === 1, 'a person can be called from the header')
  }
  assert.doesNotMatch($.text(body ? [body] : []), /undefined|\[object|\{\{|SLOT-/, 'prints no gaps')
  return $
}

/** Every element, in the order of the page. */
function elementsOf(parent: Parent): Element[] {
  const found: Element[] = []
  const walk = ({ children }: Parent) => {
    for (const child of children) {
      if ('attribs' in child) found.push(child)
      if ('children' in child) walk(child as Parent)
    }
  }
  walk(parent)
  return found
}

function isIn(element: Element, holds: (parent: Element) => boolean): boolean {
  for (let at = element.parent; at && 'attribs' in at; at = at.parent) if (holds(at)) return true
  return false
}

/** Parses a staff page, and checks what every staff page must have. */
export const readStaffPage = (html: string): CheerioAPI => readPage(html, { staff: true })

function assertHeading($: CheerioAPI, headings: Element[], titles: Element[]): void {
  assert.equal(headings.length, 1, 'has one h1')
  const title = withoutError($.text(titles))
  assert.ok(title.startsWith($.text(headings).trim()), `the title "${title}" starts with the h1`)
}

const errorWords = language.offered.map((code) => language.speech(code).t('site.errorTitle', { title: '' }))

/** The title without the word for an error, in any language. */
function withoutError(title: string): string {
  return title.slice(errorWords.find((each) => title.startsWith(each))?.length ?? 0)
}

function assertIds(elements: readonly Element[]): void {
  const ids = elements.flatMap(({ attribs: { id } }) => (id === undefined ? [] : [id]))
  const known = new Set(ids)
  assert.deepEqual(ids, [...known], 'ids are unique')
  for (const { attribs } of elements) {
    const named = [attribs['aria-describedby'], attribs['aria-labelledby'], attribs.for]
    for (const id of named.flatMap((ids) => ids?.split(' ') ?? []))
      assert.ok(known.has(id), `#${id} is named and is there`)
  }
  for (const { name, attribs } of elements)
    if (name === 'a' && attribs.href?.startsWith('#'))
      assert.ok(known.has(attribs.href.slice(1)), `${attribs.href} leads somewhere`)
}

function assertForms($: CheerioAPI, elements: readonly Element[]): void {
  const labels = new Map<string, number>()
  const buttons = elements.filter(({ name }) => name === 'button')
  for (const { name, attribs } of elements)
    if (name === 'label' && attribs.for !== undefined)
      labels.set(attribs.for, (labels.get(attribs.for) ?? 0) + 1)
  for (const each of elements) {
    const { name, attribs } = each
    if (name === 'form') {
      assert.match(attribs.action ?? '', /^\//, 'a form says where it goes')
      assert.ok(
        buttons.some((button) => isIn(button, (parent) => parent === each)),
        'a form has a button',
      )
    }
    if (name === 'textarea' || name === 'select' || (name === 'input' && attribs.type !== 'hidden'))
      assert.equal(attribs.id === undefined ? 0 : labels.get(attribs.id), 1, 'a field has one label')
    if (name === 'a' || name === 'button')
      assert.notEqual($.text([each]).trim(), '', `${name} ${JSON.stringify(attribs)} says something`)
  }
}

const ofOthers = new Set(['canonical', 'alternate', 'manifest', 'search'])
const ownFile = /^\/(?:assets\/|clear$|admin\/directory\/theme\/picture\.css(?:\?|$))/

function assertNothingInline($: CheerioAPI, elements: readonly Element[]): void {
  for (const each of elements) {
    const { name, attribs } = each
    const isData = name === 'script' && attribs.type === 'application/ld+json'
    const isInline = name === 'style' || (name === 'script' && attribs.src === undefined && !isData)
    assert.ok(!isInline && attribs.style === undefined, 'no inline style or script')
    for (const attribute in attribs) assert.doesNotMatch(attribute, /^on/, 'no inline handler')
    if (isData) JSON.parse($(each).text())
    const loaded =
      (name === 'link' && attribs.href !== undefined && !ofOthers.has(attribs.rel ?? '')) ||
      ((name === 'script' || name === 'img') && attribs.src !== undefined)
    if (loaded) assert.match(attribs.href ?? attribs.src ?? '', ownFile, 'only our own files')
  }
}
