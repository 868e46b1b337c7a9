import assert from 'node:assert/strict'
import type { CheerioAPI } from 'cheerio'
import type { WordKey } from '../../../src/platform/language/words.js'
import { readStaffPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { editTopics } from '../../support/app/topic-editor.js'

const base = '/admin/routing/topics'

/** What a browser would send from a form. */
function fieldsOf($: CheerioAPI, action: string): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {}
  for (const each of $(`form[action="${action}"][method=post]`).find('[name]').toArray()) {
    const field = $(each)
    if (field.is('[type=checkbox]') && !field.is('[checked]')) continue
    const name = String(field.attr('name'))
    const value = String(field.val() ?? '')
    fields[name] = name in fields ? [fields[name] ?? [], value].flat() : value
  }
  return fields
}

describe('Topics in the routing editor', function () {
  const editing = editTopics(this)
  const { store } = editing
  const aTopic = {
    'title-en': 'Lost scooters',
    'summary-en': 'Ask at the front office for a lost scooter.',
    'bring-en': 'color, brand',
    'any-0-was': '',
    'any-0-place': '',
    'any-0-office': ['school-office', ''],
  }

  for (const lang of ['', '/es'])
    it(`have complete pages${lang && ' in Spanish'}`, async () => {
      const [admin, editor] = [signIn(editing.app, 'admin'), signIn(editing.app, 'editor')]
      for (const page of [
        '',
        '?q=bus&office=transportation',
        '?q=nothing+like+it',
        '?from=50',
        '/new',
        '/bus-late',
      ])
        for (const client of [admin, editor])
          readStaffPage((await client.get(`${lang}${base}${page}`).expect(200)).text)
      readStaffPage((await admin.get(`${lang}${base}/bus-late/remove`).expect(200)).text)
    })

  it('are found by name in each language, by office, and by families’ words', async () => {
    const admin = signIn(editing.app, 'admin')
    const found = async (query: string, lang = '') => {
      const $ = readStaffPage((await admin.get(`${lang}${base}?${query}`).expect(200)).text)
      return $('tbody th a')
        .toArray()
        .map((link) => $(link).attr('href')?.split('/').at(-1) ?? '')
    }
    assert.ok((await found('q=is+late+or')).includes('bus-late'))
    assert.ok((await found('q=autobus+se+atraso', '/es')).includes('bus-late'), 'without its accents')
    const ofNurse = await found('office=nurse')
    assert.ok(ofNurse.length > 0)
    for (const { slug, offices } of store()
      .list()
      .filter((each) => ofNurse.includes(each.slug)))
      assert.ok(offices.includes('nurse'), slug)
    editing.phrasings().add('bus-late', 'en', ['the omnibus of nine is nowhere', '100% sure it never came'])
    assert.deepEqual(await found('q=omnibus+of+nine'), ['bus-late'])
    assert.deepEqual(await found('q=100%25+sure+it'), ['bus-late'])
    assert.deepEqual(await found('q=omni%25nowhere'), [], 'a sign of the search language is a sign')
  })

  it('can be paged through', async () => {
    const admin = signIn(editing.app, 'admin')
    const seen = new Set<string>()
    let next: string | undefined = base
    while (next) {
      const $: CheerioAPI = readStaffPage((await admin.get(next).expect(200)).text)
      for (const link of $('tbody th a').toArray()) seen.add(String($(link).attr('href')))
      next = $('a[rel=next]').attr('href')
    }
    assert.equal(seen.size, store().list().length)
  })

  it('are added with an id from the title, with a line in the audit log', async () => {
    const admin = signIn(editing.app, 'admin')
    await admin.post(`${base}/new`, aTopic).expect(303).expect('location', `${base}/lost-scooters?saved=yes`)
    assert.deepEqual(store().find('lost-scooters'), {
      ...{ slug: 'lost-scooters', also: [], straight: false, legal: false },
      words: {
        en: {
          title: 'Lost scooters',
          summary: 'Ask at the front office for a lost scooter.',
          bring: 'color, brand',
        },
      },
      ladders: { any: [['school-office']] },
    })
    await admin
      .post(`${base}/new`, aTopic)
      .expect(303)
      .expect('location', `${base}/lost-scooters-2?saved=yes`)
    const [event] = editing.app.services.audit.latest(1)
    assert.deepEqual([event?.what, event?.about], ['routing-edited', 'topic:lost-scooters-2'])
  })

  it('keep what was typed when something is missing, with each fault at its field', async () => {
    const admin = signIn(editing.app, 'admin')
    const faulty = await admin
      .post(`${base}/new`, {
        ...aTopic,
        ...{ slug: 'bus-late', 'title-en': '', 'title-es': 'Patinetas', 'any-0-office': '', straight: 'yes' },
        ...{ 'middle-0-was': '', 'middle-0-place': 'first', 'middle-0-office': 'nurse' },
        ...{ 'also-0-was': '', 'also-0-place': '', 'also-0-office': 'nobody' },
      })
      .expect(422)
    const $ = readStaffPage(faulty.text)
    const fields = $('.problems a')
      .toArray()
      .map((link) => $(link).attr('href'))
    assert.deepEqual(fields.sort(), [
      '#also-0-office',
      '#any-0-office',
      '#middle-0-place',
      '#slug',
      '#summary-es',
      '#title-en',
    ])
    assert.equal($('#title-es').val(), 'Patinetas')
    assert.equal($('#middle-0-place').val(), 'first')
    assert.equal($('#middle-0-office').val(), 'nurse')
    assert.equal($('#straight').is('[checked]'), true)
    for (const slug of ['Late Bus', 'new', 'late--bus'])
      await admin.post(`${base}/new`, { ...aTopic, slug }).expect(422)
    await admin.post(`${base}/new`, { ...aTopic, 'title-en': 'x'.repeat(201) }).expect(422)
  })

  it('are unchanged when the form is sent as is, and a step moves by its number', async () => {
    const admin = signIn(editing.app, 'admin')
    const page = `${base}/teacher-grades`
    const before = store().find('teacher-grades')
    const form = async () => fieldsOf(readStaffPage((await admin.get(page).expect(200)).text), page)
    await admin.post(page, await form()).expect(303)
    assert.deepEqual(store().find('teacher-grades'), before)

    const { any = [], middle = [], high = [] } = before?.ladders ?? {}
    await admin.post(page, { ...(await form()), 'any-2-place': '1', 'high-0-away': 'yes' }).expect(303)
    const after = store().find('teacher-grades')
    assert.deepEqual(after?.ladders.any, [any[2], any[0], any[1]])
    assert.deepEqual(after?.ladders.high, high.slice(1))
    assert.deepEqual(after?.ladders.middle, middle)

    const added = { [`any-${any.length}-office`]: ['nurse', 'counselor'], [`any-${any.length}-place`]: '2' }
    await admin.post(page, { ...(await form()), ...added }).expect(303)
    assert.deepEqual(store().find('teacher-grades')?.ladders.any?.[1], ['nurse', 'counselor'])
  })

  it('warn the second of two people who edit at once, and lose nothing', async () => {
    const admin = signIn(editing.app, 'admin')
    const page = `${base}/bus-late`
    const form = fieldsOf(readStaffPage((await admin.get(page).expect(200)).text), page)
    await admin.post(page, { ...form, 'title-en': 'First' }).expect(303)
    const late = await admin.post(page, { ...form, 'title-en': 'Second' }).expect(409)
    const $ = readStaffPage(late.text)
    assert.equal($('#title-en').val(), 'Second')
    assert.equal(store().find('bus-late')?.words.en?.title, 'First')
    await admin.post(page, { ...fieldsOf($, page) }).expect(303)
    assert.equal(store().find('bus-late')?.words.en?.title, 'Second', 'it may be saved once it was seen')
  })

  it('keep words in languages without a page', async () => {
    const admin = signIn(editing.app, 'admin')
    const words = { title: 'Baska oo soo daahay', summary: 'Weydii xafiiska basaska.', bring: '' }
    const topic = store().find('bus-late')!
    store().save({ ...topic, words: { ...topic.words, so: words } })
    const page = `${base}/bus-late`
    const form = fieldsOf(readStaffPage((await admin.get(page).expect(200)).text), page)
    await admin.post(page, form).expect(303)
    assert.deepEqual(store().find('bus-late')?.words.so, words)
  })

  it('are retired with a successor, or because nobody answers them: never without a word', async () => {
    const admin = signIn(editing.app, 'admin')
    const page = `${base}/bus-late/remove`
    const bad: [Record<string, string>, WordKey][] = [
      [{}, 'topicEditor.removal.problem.none'],
      [{ successor: 'bus-late' }, 'topicEditor.removal.problem.none'],
      [{ successor: 'no-such-topic' }, 'topicEditor.removal.problem.none'],
      [{ successor: 'teacher-grades', nobody: 'yes' }, 'topicEditor.removal.problem.both'],
    ]
    for (const [form, key] of bad) {
      const refused = await admin.post(page, form).expect(422)
      assert.match(readStaffPage(refused.text)('.problems').text(), says(key))
    }
    const editor = signIn(editing.app, 'editor', { offices: ['transportation'] })
    const foreign = await editor.post(page, { successor: 'teacher-grades' }).expect(422)
    assert.match(
      readStaffPage(foreign.text)('.problems').text(),
      says('topicEditor.removal.problem.notYours'),
    )
    const own = editing.phrasings().countByLanguage('bus-late').en ?? 0
    const theirs = editing.phrasings().countByLanguage('teacher-grades').en ?? 0
    await admin
      .post(page, { successor: 'teacher-grades' })
      .expect(303)
      .expect('Location', `${base}/teacher-grades?saved=merged`)
    const merged = readStaffPage((await admin.get(`${base}/teacher-grades?saved=merged`).expect(200)).text)
    assert.match(merged('main').text(), says('topicEditor.merged'))
    assert.equal(store().find('bus-late'), null)
    assert.ok((editing.phrasings().countByLanguage('teacher-grades').en ?? 0) >= own + theirs)
    await admin.get(page).expect(404)
  })

  it('are retired by editors only where no rule names them, and protected cases stay', async () => {
    const { rules, cases } = editing.app.services.routing
    const page = `${base}/bus-late/remove`
    const editor = signIn(editing.app, 'editor', { offices: ['transportation', 'teacher'] })
    const successor = store()
      .list()
      .find(({ slug, offices }) => slug !== 'bus-late' && offices.includes('transportation'))!.slug
    const concern = 'the omnibus of nine is nowhere'
    editing.phrasings().add('bus-late', 'en', [concern])
    const facts = {
      ...{ concern, lang: 'en', level: null, expect: ['nurse'], ok: [], outcome: null, crisis: false },
      ...{ scope: true, protected: true, note: '' },
    }
    const id = cases.add(facts, { source: 'hand', key: null, by: null }, new Date())!
    const rule = {
      ...rules.list()[0]!,
      id: 'to-the-bus',
      action: { kind: 'topic' as const, topic: 'bus-late' },
    }
    rules.save(rule)
    const refused = readStaffPage((await editor.post(page, { successor }).expect(422)).text)
    assert.match(refused('.problems').text(), says('topicEditor.removal.problem.needsAdmin'))
    assert.equal(refused('.problems a').attr('href'), '#held')
    assert.deepEqual(rules.find('to-the-bus')?.action, rule.action)
    rules.remove('to-the-bus')
    await editor.post(page, { successor }).expect(303)
    assert.deepEqual(cases.find(id)?.ok, [])
  })

  it('are edited only by editors of their offices, and stay with one of them', async () => {
    const editor = signIn(editing.app, 'editor', { offices: ['transportation'] })
    const own = `${base}/bus-late`
    const form = fieldsOf(readStaffPage((await editor.get(own).expect(200)).text), own)
    await editor.post(own, { ...form, 'title-en': 'Late buses' }).expect(303)
    assert.equal(store().find('bus-late')?.words.en?.title, 'Late buses')

    const other = `${base}/teacher-grades`
    const $ = readStaffPage((await editor.get(other).expect(200)).text)
    assert.equal($('form[method=post][action^="/admin/routing"]').length, 0, 'nothing to change')
    const before = store().find('teacher-grades')
    await editor.post(other, { ...form, 'title-en': 'Mine now' }).expect(403)
    await editor.get(`${other}/remove`).expect(403)
    await editor.post(`${other}/remove`).expect(403)
    await editor.post(`${other}/phrasings`, { lang: 'en', texts: 'x' }).expect(403)
    await editor.post(`${other}/phrasings/remove`, { lang: 'en', id: '1' }).expect(403)
    assert.deepEqual(store().find('teacher-grades'), before)

    const foreign = await editor.post(`${base}/new`, aTopic).expect(422)
    assert.match(readStaffPage(foreign.text)('.problems').text(), says('topicEditor.fault.notYours'))
    await editor.post(`${base}/new`, { ...aTopic, 'any-0-office': 'transportation' }).expect(303)
    const mine = readStaffPage((await editor.get(`${base}?mine=yes`).expect(200)).text)
    assert.match(mine('main').text(), /Lost scooters/)
    assert.doesNotMatch(mine('main').text(), /Grades and missing work/)
    await signIn(editing.app, 'desk').get(base).expect(403)
  })

  it('are removed with their phrasings, but not while a rule refers to them', async () => {
    const admin = signIn(editing.app, 'admin')
    const rule = editing.app.services.routing.rules.list().find(({ action }) => action.kind === 'topic')
    const pointed = rule?.action.kind === 'topic' ? rule.action.topic : ''
    const $ = readStaffPage((await admin.get(`${base}/${pointed}/remove`).expect(200)).text)
    assert.equal($(`#held a[href="/admin/routing/rules/${rule?.id}"]`).text(), rule?.name)
    await admin.post(`${base}/${pointed}/remove`, { nobody: 'yes' }).expect(422)
    assert.ok(store().find(pointed))

    const ask = readStaffPage((await admin.get(`${base}/bus-late/remove`).expect(200)).text)
    assert.match(ask('main').text(), says('topicEditor.removal.phrasings'))
    await admin.post(`${base}/bus-late/remove`, { nobody: 'yes' }).expect(303)
    assert.equal(store().find('bus-late'), null)
    await admin.get(`${base}/bus-late`).expect(404)
    await admin.post(`${base}/bus-late`, aTopic).expect(404)
  })

  it('are one click from the overview and from the test page', async () => {
    const admin = signIn(editing.app, 'admin')
    const overview = readStaffPage((await admin.get('/admin/routing').expect(200)).text)
    assert.ok(overview(`main .card a[href="${base}"]`).length > 0)
    const tried = await admin
      .post('/admin/routing/try', { concern: 'the bus is late', school: '' })
      .expect(200)
    assert.equal(readStaffPage(tried.text)(`td a[href="${base}/bus-late"]`).length, 2)
  })
})
