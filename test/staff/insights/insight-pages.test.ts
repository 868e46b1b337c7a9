import assert from 'node:assert/strict'
import { load } from 'cheerio'
import { byteOrderMark } from '../../../src/platform/files/csv.js'
import { readStaffPage } from '../../support/app/page.js'
import { says, textWith } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'
import { publishSampleWeeks } from '../../support/samples/published-weeks.js'

const pages = ['/insights', '/insights/answers', '/insights/equity', '/insights/upkeep']

describe('Insights', () => {
  const made = createTestApp()
  const viewer = signIn(made, 'viewer')
  const admin = signIn(made, 'admin')
  before(() => publishSampleWeeks(made.database, made.services.now()))

  const read = async (path: string, client = viewer) =>
    readStaffPage((await client.get(path).expect(200)).text)
  const rowsOf = ($: ReturnType<typeof load>, figure: string) =>
    Object.fromEntries(
      $(`#${figure} tbody tr`)
        .toArray()
        .map((row) => [
          $(row).find('th').contents().first().text().trim(),
          $(row)
            .find('td')
            .toArray()
            .map((cell) => $(cell).text()),
        ]),
    )

  it('open for viewers and admins, and for nobody else', async () => {
    for (const path of pages) {
      await viewer.get(path).expect(200)
      await admin.get(path).expect(200)
      for (const role of ['desk', 'editor'] as const) await signIn(made, role).get(path).expect(403)
    }
  })

  it('say from when on was counted, where a period began before', async () => {
    const began = new RegExp(textWith('insights.began', { date: 'August 4, 2025' }))
    assert.match((await read('/insights?length=year&day=2025-08-26'))('main').text(), began)
    assert.doesNotMatch((await read('/insights?from=2025-08-04&until=2025-08-31'))('main').text(), began)
  })

  it('show viewers nothing but Insights and their own account', async () => {
    const $ = await read('/insights')
    assert.deepEqual(
      $('.staff-rooms a')
        .toArray()
        .map((each) => $(each).attr('href')),
      ['/insights'],
    )
    assert.equal($('.brand').attr('href'), '/insights')
    assert.equal($('.staff-find').length, 0)
    assert.ok(
      !$('a')
        .toArray()
        .some((each) => /^\/(admin|desk)/.test($(each).attr('href') ?? '')),
    )
    for (const path of ['/desk', '/admin/to-do', '/admin/directory', '/desk/search'])
      await viewer.get(path).expect(403)
    await viewer.get('/account').expect(200)
  })

  it('show the last four weeks that are over, and say what doubled', async () => {
    const $ = await read('/insights')
    assert.match($('.insight-span').text(), /August 25, 2025 to September 21, 2025/)
    assert.equal(
      $('#topics-says').text(),
      '“late-bus (no longer there)” doubled in the week of Sep 8: 90+, after 45+ the week before.',
    )
    assert.deepEqual(rowsOf($, 'weeks')['Week of Sep 8'], ['136', '91', 'Not shown'])
  })

  it('never show a count under 10, nor a language that is too rare', async () => {
    for (const path of pages.slice(0, 3))
      for (const length of ['month', 'year']) {
        const $ = await read(`${path}?length=${length}`)
        for (const cell of $('.insight td').toArray()) {
          const text = $(cell).text().replaceAll(',', '')
          if (/^\d+\+?$/.test(text)) assert.ok(Number.parseInt(text, 10) >= 10, `${path}: ${text}`)
        }
        assert.ok(!$('#languages').text().includes('Somali'))
      }
  })

  it('do not count questions without a school as schools that are too small', async () => {
    const $ = await read('/insights')
    assert.deepEqual(Object.keys(rowsOf($, 'schools')), ['Lincoln Elementary School'])
  })

  it('draw each figure with its sentence, its table, and a file', async () => {
    const $ = await read('/insights', admin)
    for (const figure of $('.insight').toArray()) {
      const id = $(figure).attr('id')!
      assert.notEqual($(`#${id}-says`).text().trim(), '')
      const hasPicture = $(figure).find('svg').length > 0
      assert.equal($(figure).find('table').length > 0, hasPicture, id)
      if (!hasPicture) continue
      assert.ok($(figure).find('svg > *').length > 1, id)
      assert.equal($(figure).find('svg').attr('aria-labelledby'), `${id}-says`)
      const href = $(figure).find('a[download]').attr('href')!
      const { text, headers } = await admin.get(href).expect(200)
      assert.match(headers['content-type']!, /^text\/csv/)
      assert.ok(text.startsWith(byteOrderMark))
      assert.equal(text.trim().split(/\r?\n/).length, $(figure).find('tr').length, id)
    }
  })

  it('lead admins on from each row, and viewers to pages that they may open', async () => {
    const ofAdmin = await read('/insights', admin)
    const topic = ofAdmin('#topics tbody a')
      .toArray()
      .map((each) => ofAdmin(each).attr('href'))
    assert.deepEqual(topic.slice(0, 4), [
      '/admin/routing/topics/late-bus',
      '/admin/routing/try?q=late-bus+%28no+longer+there%29',
      '/admin/routing/topics/late-bus/phrasings',
      '/admin/routing/cases?office=transportation',
    ])
    const ofViewer = await read('/insights')
    assert.equal(ofViewer('#topics tbody a').first().attr('href'), '/topics/late-bus')
  })

  it('lead from each row of each page to a page that opens, for admins and for viewers', async () => {
    for (const who of [admin, viewer])
      for (const path of [...pages, '/insights/quality']) {
        const $ = await read(`${path}?length=year`, who)
        const hrefs = new Set(
          $('.insight tbody a')
            .map((_, each) => $(each).attr('href'))
            .get(),
        )
        for (const href of hrefs) {
          const { status } = await who.get(href)
          // Of topics and schools that are gone, families are told so.
          assert.ok(
            status < 400 || /^\/(topics|schools|admin\/routing\/topics)\//.test(href),
            `${href}: ${status}`,
          )
        }
      }
  })

  it('say what is wrong with a period, and draw nothing', async () => {
    for (const [query, key] of [
      ['length=decade', 'insights.fault.length'],
      ['day=yesterday', 'insights.fault.day'],
      ['day=2025-02-30', 'insights.fault.day'],
      ['day=2031-01-01', 'insights.fault.future'],
      ['day=1975-01-01', 'insights.fault.tooOld'],
    ] as const) {
      const { text } = await viewer.get(`/insights?${query}`).expect(422)
      const $ = load(text)
      assert.match($('.problems').text(), says(key), query)
      assert.equal($('svg.insight-picture').length, 0)
    }
    for (const day of ['2025-08-03', '2025-09-29']) {
      const $ = load((await viewer.get(`/insights?day=${day}`).expect(422)).text)
      assert.match(
        $('.problems').text(),
        day === '2025-08-03' ? /before August 4, 2025/ : /go up to September 28, 2025/,
      )
    }
    for (const query of ['day=2031-01-01', 'from=2025-09-09&until=2025-09-01']) {
      const { text } = await viewer.get(`/insights/files/topics.csv?${query}`).expect(422)
      assert.match(
        load(text)('main').text(),
        says(query.startsWith('day') ? 'insights.fault.future' : 'insights.fault.backwards'),
      )
    }
    await viewer.get('/insights/files/nothing.csv').expect(404)
  })

  it('show the whole weeks around a range, and say so', async () => {
    const $ = await read('/insights?from=2025-08-20&until=2025-09-30')
    assert.match($('.insight-span').text(), /August 18, 2025 to September 28, 2025/)
    assert.match($('main').text(), /You chose August 20, 2025 to September 30, 2025/)
    assert.equal($('#weeks tbody tr').length, 6)
    assert.equal($('#from').attr('value'), '2025-08-20')
    const csv = $('#weeks a[download]').attr('href')!
    assert.equal((await viewer.get(csv).expect(200)).text.trim().split(/\r?\n/).length, 7)
    const whole = await read('/insights?from=2025-08-18&until=2025-09-28')
    assert.doesNotMatch(whole('main').text(), /You chose/)
    assert.equal(whole('a[rel=prev]').attr('href'), '/insights?from=2025-07-07&until=2025-08-17')
  })

  it('say what is wrong with a range at its field', async () => {
    for (const [query, field, key] of [
      ['from=2025-09-02&until=2025-09-01', 'until', 'insights.fault.backwards'],
      ['from=1975-01-01&until=2025-09-01', 'from', 'insights.fault.tooLong'],
      ['from=2031-01-01&until=2031-02-01', 'from', 'insights.fault.future'],
      ['only=school:atlantis', 'only', 'insights.fault.only'],
      ['only=planet:mars', 'only', 'insights.fault.only'],
    ] as const) {
      const $ = readStaffPage((await viewer.get(`/insights?${query}`).expect(422)).text)
      assert.match($(`#${field}-fault`).text(), says(key), query)
      assert.equal($('.problems a').attr('href'), `#${field}`)
      assert.equal($('svg.insight-picture').length, 0)
    }
  })

  it('show the numbers of one school alone, and never what was asked there', async () => {
    const $ = await read('/insights?length=year&only=school:lincoln-elementary')
    assert.match($('.insight-span').text(), /^Lincoln Elementary School: /)
    assert.equal($('#only option[selected]').text(), 'Lincoln Elementary School')
    assert.deepEqual(
      $('.insight')
        .toArray()
        .map((each) => $(each).attr('id')),
      ['weeks', 'verdicts'],
    )
    // 14 in each of eight weeks.
    assert.deepEqual(rowsOf($, 'verdicts')['Called right']?.[0], '112')
    assert.match($('main').text(), says('insights.onlyWhy'))
    await viewer.get('/insights/files/verdicts.csv?length=year&only=school:lincoln-elementary').expect(200)
    await viewer.get('/insights/files/topics.csv?only=school:lincoln-elementary').expect(404)
  })

  it('say plainly that one language is too rare to show', async () => {
    const $ = await read('/insights?only=language:so')
    for (const figure of ['weeks', 'verdicts']) {
      assert.match($(`#${figure}-says`).text(), says('insights.says.emptyMonth'))
      assert.equal($(`#${figure} svg`).length, 0)
    }
  })

  it('lead from a school or a language to its own numbers', async () => {
    const $ = await read('/insights')
    assert.equal($('#schools tbody a').first().attr('href'), '/insights?only=school%3Alincoln-elementary')
    assert.equal($('#languages tbody a').first().attr('href'), '/insights?only=language%3Aen')
  })

  it('say that a period is not over', async () => {
    const $ = await read('/insights?day=2025-09-25')
    assert.match($('main').text(), says('insights.open'))
    assert.match($('.insight-span').text(), /September 22, 2025 to September 28, 2025/)
  })

  it('say on a new service that nothing is counted yet', async () => {
    const fresh = createTestApp()
    const client = signIn(fresh, 'viewer')
    for (const path of pages) {
      const $ = readStaffPage((await client.get(path).expect(200)).text)
      assert.match($('main').text(), says('insights.fault.none'))
      assert.equal($('#weeks svg').length, 0)
    }
  })

  it('lead viewers to Insights after they sign in', async () => {
    const { headers } = await viewer.get('/sign-in').expect(303)
    assert.equal(headers.location, '/insights')
  })
})
