import assert from 'node:assert/strict'
import { load } from 'cheerio'
import request from 'supertest'
import { createInsertInquiry } from '../../../src/answering/inquiries/inquiry-store.js'
import { createGradingStore } from '../../../src/content/grading/grading-store.js'
import { runInTransaction } from '../../../src/platform/database/statements.js'
import { createClock } from '../../support/app/clock.js'
import { textOf, textWith } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'
import { sampleNow } from '../../support/samples/sample.js'
import { sampleInquiry } from '../../support/samples/sample-inquiry.js'

const page = '/admin/grading'

describe('The page on which staff grade answers', () => {
  const said = sampleInquiry().result.offices[0]!.office

  function open(concerns: number) {
    const clock = createClock()
    const made = createTestApp({ now: clock.now })
    const { database } = made
    const later = new Date(sampleNow.getTime() + 1e9)
    for (let n = 0; n < concerns; n++) {
      const inquiry = sampleInquiry({
        askedAt: sampleNow,
        text: `question <${n}>`,
        textUntil: later,
        lang: 'es',
      })
      runInTransaction(database.$client, [createInsertInquiry(database)(inquiry)])
    }
    const span = {
      ...{ from: sampleNow, until: later, size: concerns, now: sampleNow },
      whoAnswersFor: (office: string) => office,
    }
    createGradingStore(database).draw('2025-10-06', span)
    return { ...made, clock, ana: signIn(made, 'editor'), ben: signIn(made, 'admin') }
  }
  type Client = ReturnType<typeof open>['ana']
  const read = async (client: Client, path = page) => load((await client.get(path).expect(200)).text)

  async function grade(client: Client, office: string) {
    const $ = await read(client)
    const concern = $('input[name=concern]').val() as string
    await client.post(page, { concern, office }).expect(303).expect('Location', page)
  }

  it('asks one concern after another, without its answer', async () => {
    const { ana, ben } = open(2)
    const $ = await read(ana)
    assert.equal($('blockquote').attr('lang'), 'es')
    assert.match($('blockquote').text(), /^question <\d>$/)
    assert.ok(
      $('main')
        .text()
        .includes(textWith('grading.waiting', { count: 2 })),
    )
    assert.doesNotMatch($('main').html()!, /answers\//)
    assert.equal($('option[selected]').length, 0)
    await grade(ana, said)
    await grade(ana, 'none')
    assert.ok((await read(ana))('main').text().includes(textOf('grading.nothing')))
    assert.ok(
      (await read(ben))('main')
        .text()
        .includes(textWith('grading.waiting', { count: 2 })),
    )
  })

  it('says so when nothing was chosen, and takes no other words', async () => {
    const { ana, services } = open(1)
    for (const office of ['', 'no-such-office']) {
      const { text } = await ana.post(page, { concern: '1', office }).expect(422)
      const $ = load(text)
      assert.ok($('main .problems').text().includes(textOf('grading.missing')))
      assert.equal($('.faulty select[name=office]').attr('aria-invalid'), 'true')
    }
    assert.equal(services.grading.countWaiting(ana.account.id), 1)
  })

  it('says that a grade came too late, and shows the next question', async () => {
    const made = open(2)
    const { ana, ben, services } = made
    for (const { account } of [ana, ben]) services.grading.grade(1, account.id, said)
    const late = { concern: '1', office: said }
    const $ = load((await signIn(made, 'admin').post(page, late).expect(409)).text)
    assert.equal($('main [role=status]').text(), textOf('grading.late'))
    assert.equal($('input[name=concern]').val(), '2')
  })

  it('shows shares once 30 are graded', async () => {
    const { ana, ben, services } = open(30)
    assert.ok((await read(ana))('main').text().includes(textOf('grading.tooFew')))
    for (let id = 1; id <= 30; id++)
      for (const { account } of [ana, ben]) services.grading.grade(id, account.id, id <= 27 ? said : 'pta')
    const values = { part: '27', of: '30', share: '90%', low: '74%', high: '97%' }
    assert.ok((await read(ana))('main').text().includes(textWith('grading.right', values)))
    assert.ok(
      (await read(ana))('main')
        .text()
        .includes(textWith('grading.kappa', { kappa: '1' })),
    )
  })

  it('shows families no count, and nothing of this week', async () => {
    const { app, ana, ben, services, clock } = open(100)
    const grade = (from: number, to: number, office: string) => {
      for (let id = from; id <= to; id++)
        for (const { account } of [ana, ben]) services.grading.grade(id, account.id, office)
    }
    const status = async () =>
      load((await request(app).get('/status').expect(200)).text)('main section').text()
    const week = 7 * 24 * 60
    grade(1, 45, said)
    grade(46, 50, 'pta')
    const before = await status()
    assert.ok(!before.includes(textOf('statusPage.realTitle')))
    clock.pass(week)
    const few = await status()
    // Wilson 1927, by hand: 45 of 50 from 78.6 to 95.7 %, 50 of 50 from 92.9 %.
    const atLeast = (percent: string) => ({ share: textWith('statusPage.atLeast', { percent }) })
    assert.ok(few.includes(textWith('statusPage.real', atLeast('78%'))))
    assert.ok(few.includes(textWith('statusPage.agree', atLeast('92%'))))
    grade(51, 71, 'pta')
    assert.equal(await status(), few, 'the grades of this week wait')
    clock.pass(week)
    const enough = await status()
    // 45 of 71: 63.4 %, from 51.8 to 73.6 %.
    assert.ok(enough.includes(textWith('statusPage.real', { share: '63%' })))
    assert.ok(enough.includes(textWith('statusPage.realRange', { low: '51%', high: '74%' })))
  })

  it('is there in Spanish, and closed to the desk', async () => {
    const made = open(1)
    assert.equal((await read(made.ana, `/es${page}`))('h1').text(), textOf('grading.title', 'es'))
    await signIn(made, 'desk').get(page).expect(403)
  })
})
