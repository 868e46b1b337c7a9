import assert from 'node:assert/strict'
import { setImmediate } from 'node:timers/promises'
import { createDraftLearning } from '../../../src/content/rehearsal/draft-learning.js'
import type { DraftProgress } from '../../../src/content/rehearsal/draft-runner.js'
import { createRehearsals } from '../../../src/content/rehearsal/rehearsals.js'
import { replay } from '../../../src/content/rehearsal/replay.js'
import { createPublicationStore } from '../../../src/content/revisions/publication-store.js'
import { createRuleEditor } from '../../../src/content/revisions/rule-editor-store.js'
import { wording } from '../../../src/platform/language/wording.js'
import { ThreadFault } from '../../../src/platform/threads/thread-fault.js'
import { createLog } from '../../../src/platform/web/log.js'
import { closePlace } from '../../support/app/close-place.js'
import { formOf } from '../../support/app/form.js'
import { readPage } from '../../support/app/page.js'
import { says, textWith } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'
import { sampleNow } from '../../support/samples/sample.js'

const base = '/admin/routing'

describe('The routing editor', function () {
  this.timeout(60_000)
  let app: TestApp
  beforeEach(() => {
    app = createTestApp()
    // The rules in the database refer to its own schools.
    const schools = app.database.$client.prepare('select slug, name, level from schools').all()
    app.services.listSchools = () => schools as ReturnType<typeof app.services.listSchools>
  })

  const aRule = {
    name: 'Snow on the bus road',
    why: 'Closed by the county',
    any: 'snow bus\nbus snow',
    kind: 'office',
    office: 'transportation',
    active: 'yes',
  }
  const rules = () => createRuleEditor(app.database).list()
  const staffPage = (html: string) => readPage(html, { staff: true })

  it('counts a rule’s last day by the clock of the district', async () => {
    // 10 PM on October 10 in New York.
    const late = createTestApp({ now: () => new Date('2025-10-11T02:00:00Z') })
    const { routing } = late.services
    const [rule] = routing.rules.list()
    const days = { startsOn: '2025-10-01', endsOn: '2025-10-10' }
    routing.rules.save({ ...rule!, ...days })
    const { content, ...revision } = routing.live()
    const lasting = content.rules.map((each) => (each.id === rule!.id ? { ...each, ...days } : each))
    routing.live = () => ({ ...revision, content: { ...content, rules: lasting } })
    const $ = staffPage((await signIn(late, 'admin').get(`${base}/rules`).expect(200)).text)
    const shown = $(`#rule-${rule!.id}`).text()
    assert.match(shown, says('routing.rules.state.on'))
    assert.doesNotMatch(shown, says('routing.rules.state.over'))
  })

  for (const lang of ['', '/es'])
    it(`has complete pages${lang && ' in Spanish'}`, async () => {
      const admin = signIn(app, 'admin')
      await admin.post(`${base}/rehearsal`).expect(303)
      await app.services.routing.rehearsals.settled()
      for (const page of [
        '',
        '/rules',
        '/rules/new',
        '/rules/harbor-closet',
        '/try',
        '/rehearsal',
        '/publish',
        '/history',
        '/history/1',
      ]) {
        const { text } = await admin.get(`${lang}${base}${page}`).expect(200)
        staffPage(text)
      }
      const { text } = await admin
        .post(`${lang}${base}/try`, { concern: 'the bus is late', school: '' })
        .expect(200)
      assert.match(staffPage(text)('main').text(), /93%/)
    })

  it('marks old and new answers in words, not only in color', async () => {
    const admin = signIn(app, 'admin')
    await admin.post(`${base}/rehearsal`).expect(303)
    await app.services.routing.rehearsals.settled()
    const $ = staffPage((await admin.get(`${base}/rehearsal`).expect(200)).text)
    const [was, is] = [$('.group .was.old'), $('.group .was.new')]
    assert.ok(was.length > 0 && was.length === is.length)
    assert.ok(was.find('del').length > 0)
    assert.ok(is.find('ins').length > 0)
    assert.match($('main').text(), /Paths checked: 34,000\./)
  })

  it('leads through its three steps, each with what the role may do', async () => {
    const stepsOf = async (role: 'admin' | 'editor') => {
      const $ = staffPage((await signIn(app, role).get(base).expect(200)).text)
      return $('main h2')
        .toArray()
        .map((each) => [$(each).text().slice(0, 2), $(each).next('.columns').find('h3').length])
    }
    assert.deepEqual(await stepsOf('admin'), [
      ['1.', 7],
      ['2.', 3],
      ['3.', 2],
    ])
    assert.deepEqual(await stepsOf('editor'), [
      ['1.', 1],
      ['2.', 3],
      ['3.', 2],
    ])
  })

  it('ends a rehearsal, whatever else its thread says of its progress', async () => {
    const said: DraftProgress & { id: number } = { work: 'replaying', share: 0.5, id: 99 }
    const rehearse: Parameters<typeof createRehearsals>[0]['draftRunner']['rehearse'] = (
      _many,
      onProgress,
    ) => {
      onProgress(said)
      return Promise.reject(new ThreadFault('draft', 'ended'))
    }
    const tools = { database: app.database, now: () => sampleNow, log: createLog('silent') }
    const rehearsals = createRehearsals({ ...tools, draftRunner: { rehearse, clear: async () => {} } })
    const id = rehearsals.start('Ana')
    assert.deepEqual(rehearsals.progress(), { ...said, id })
    await rehearsals.settled()
    assert.equal(rehearsals.progress(), null)
  })

  describe('says in Spanish why', () => {
    const fault = new ThreadFault('draft', 'memory')
    const pageText = async (page: string) => {
      const { text } = await signIn(app, 'admin').get(`/es${base}/${page}`).expect(200)
      return staffPage(text)('main').text()
    }
    const failRehearsal = async () => {
      const draftRunner = { rehearse: () => Promise.reject(fault), clear: async () => {} }
      const tools = { database: app.database, now: () => sampleNow, log: createLog('silent') }
      const rehearsals = createRehearsals({ ...tools, draftRunner })
      rehearsals.start('Ana')
      await rehearsals.settled()
    }

    it('a rehearsal failed', async () => {
      await failRehearsal()
      assert.match(await pageText('rehearsal'), says('thread.memory', 'es'))
    })

    it('a publication failed', async () => {
      const store = createPublicationStore(app.database)
      const { frozen } = await app.services.routing.publishing.status()
      const request = { kind: 'publish', source: null, note: 'Now', by: 'Ana' } as const
      const { id } = store.add(
        { ...request, blockers: [], override: null, touchesDanger: false },
        frozen,
        sampleNow,
      )!
      store.end(id, 'failed', fault.wording)
      assert.match(await pageText('publish'), says('thread.memory', 'es'))
    })

    it('a revision was blocked, and repeats what an older version stored', async () => {
      const store = createPublicationStore(app.database)
      const { frozen } = await app.services.routing.publishing.status()
      const blockers = [wording('routing.publish.blocker.holes', { count: 2 })]
      const request = { kind: 'publish', source: null, note: 'Now', by: 'Ana' } as const
      const { id } = store.add(
        { ...request, blockers, override: 'Urgent', touchesDanger: false },
        frozen,
        sampleNow,
      )!
      const revision = store.becomeRevision(id, sampleNow)
      assert.match(await pageText(`history/${revision}`), says('routing.publish.blocker.holes', 'es'))
      app.database.$client
        .prepare('update publications set blockers = ? where id = ?')
        .run('["Rules with faults"]', id)
      assert.match(await pageText(`history/${revision}`), /Rules with faults/)
    })

    it('or repeats the sentence that an older version stored', async () => {
      await failRehearsal()
      app.database.$client.exec("update rehearsals set fault = 'The disk is full'")
      assert.match(await pageText('rehearsal'), /The disk is full/)
    })
  })

  it('names topics in the language of the page', async () => {
    const admin = signIn(app, 'admin')
    await admin.post(`${base}/rehearsal`).expect(303)
    await app.services.routing.rehearsals.settled()
    const spanish = app.services.routing.topics.list().find(({ slug }) => slug === 'bus-late')?.titles.es
    assert.ok(spanish)
    const $ = staffPage((await admin.get(`/es${base}/rehearsal`).expect(200)).text)
    assert.ok($('.group').text().includes(`“${spanish}”`), $('.group').text())
  })

  it('builds a rule from plain fields, and keeps the text when something is missing', async () => {
    const admin = signIn(app, 'admin')
    const faulty = await admin
      .post(`${base}/rules/new`, { ...aRule, why: '', office: '', any: 'snow*' })
      .expect(422)
    const $ = staffPage(faulty.text)
    assert.equal($('.problems li').length, 3)
    assert.equal($('#any').val(), 'snow*')
    assert.match($('title').text(), /^Error: /)
    for (const [field, most, key] of [
      ['name', 200, 'nameLong'],
      ['why', 2000, 'textLong'],
      ['noticeEs', 2000, 'textLong'],
    ] as const) {
      const long = { ...aRule, [field]: 'a'.repeat(most + 1) }
      const refused = await admin.post(`${base}/rules/new`, long).expect(422)
      assert.match(refused.text, says(`routing.rule.fault.${key}`), field)
    }
    await admin.post(`${base}/rules/new`, aRule).expect(303)
    const made = rules().at(-1)
    assert.deepEqual(made, {
      ...{
        id: 'snow-on-the-bus-road',
        name: aRule.name,
        why: aRule.why,
        active: true,
        startsOn: null,
        endsOn: null,
      },
      conditions: { any: ['snow bus', 'bus snow'] },
      action: { kind: 'office', office: 'transportation' },
    })
    const form = staffPage((await admin.get(`${base}/rules/snow-on-the-bus-road`).expect(200)).text)
    assert.equal(form('#any').val(), 'snow bus\nbus snow')
    assert.ok(app.services.audit.latest(5).some(({ what }) => what === 'routing-edited'))
  })

  it('takes topics and offices that are found, for a notice alone', async () => {
    const admin = signIn(app, 'admin')
    const found = { forTopics: ['bus-late', 'bus-route'], forOffices: 'transportation', any: '' }
    const faulty = await admin.post(`${base}/rules/new`, { ...aRule, ...found }).expect(422)
    const $ = staffPage(faulty.text)
    assert.deepEqual(
      $('.problems a')
        .toArray()
        .map((link) => $(link).attr('href')),
      ['#forTopics', '#forOffices'],
    )
    assert.equal($('#forTopics input:checked').length, 2)
    const notice = { ...aRule, ...found, name: 'Buses rest', kind: 'notice', noticeEn: 'Buses rest today.' }
    await admin.post(`${base}/rules/new`, notice).expect(303)
    assert.deepEqual(rules().at(-1)?.conditions, {
      topics: ['bus-late', 'bus-route'],
      offices: ['transportation'],
    })
    const form = staffPage((await admin.get(`${base}/rules/buses-rest`).expect(200)).text)
    assert.equal(form('#forTopics input:checked').length, 2)
    assert.equal(form('#forOffices input:checked').val(), 'transportation')
    const list = staffPage((await admin.get(`${base}/rules`).expect(200)).text)
    assert.match(list('#rule-buses-rest').text(), /is about .* or .* and goes to Transportation: the notice/)
    assert.match(list('#rule-buses-rest').text(), says('routing.rules.englishOnly'))
  })

  it('says which notices families read in English on Spanish pages', async () => {
    const admin = signIn(app, 'admin')
    const notice = {
      ...aRule,
      name: 'Rest',
      kind: 'notice',
      noticeEn: 'Rest today.',
      noticeEs: 'Hoy no hay.',
    }
    await admin.post(`${base}/rules/new`, notice).expect(303)
    await admin.post(`${base}/rules/new`, { ...notice, name: 'Half', noticeEs: ' ' }).expect(303)
    const list = staffPage((await admin.get(`${base}/rules`).expect(200)).text)
    assert.doesNotMatch(list('#rule-rest').text(), says('routing.rules.englishOnly'))
    assert.match(list('#rule-half').text(), says('routing.rules.englishOnly'))
  })

  it('says at the kinds of danger that distress never goes above everything', async () => {
    const admin = signIn(app, 'admin')
    const form = { ...aRule, kind: 'emergency', kinds: 'distress' }
    const $ = staffPage((await admin.post(`${base}/rules/new`, { ...form, level: 'now' }).expect(422)).text)
    assert.deepEqual(
      $('.problems a')
        .toArray()
        .map((link) => $(link).attr('href')),
      ['#kinds'],
    )
    await admin.post(`${base}/rules/new`, { ...form, level: 'support' }).expect(303)
  })

  it('warns the second of two people who edit at once, and loses nothing', async () => {
    const admin = signIn(app, 'admin')
    await admin.post(`${base}/rules/new`, aRule).expect(303)
    const page = `${base}/rules/snow-on-the-bus-road`
    const seen = String(staffPage((await admin.get(page)).text)('[name=seen]').val())
    await admin.post(page, { ...aRule, name: 'First', seen }).expect(303)
    const late = await admin.post(page, { ...aRule, name: 'Second', seen }).expect(409)
    assert.equal(staffPage(late.text)('#name').val(), 'Second')
    assert.equal(rules().at(-1)?.name, 'First')
  })

  it('keeps a closed school of a rule that is saved', async () => {
    const admin = signIn(app, 'admin')
    await admin.post(`${base}/rules/new`, { ...aRule, schools: 'birchwood-elementary' }).expect(303)
    closePlace(app, 'schools', 'birchwood-elementary')
    const page = `${base}/rules/snow-on-the-bus-road`
    const form = formOf(staffPage((await admin.get(page).expect(200)).text), page)
    await admin.post(page, { ...form, name: 'Snow' }).expect(303)
    assert.equal(rules().at(-1)?.name, 'Snow')
    assert.deepEqual(rules().at(-1)?.conditions.schools, ['birchwood-elementary'])
  })

  it('restores a revision with a rule for a school that has closed since', async () => {
    const admin = signIn(app, 'admin')
    closePlace(app, 'schools', 'riverbend-high')
    await admin.post(`${base}/history/1/restore`).expect(303)
  })

  it('orders rules by number, by button, and as a whole', async () => {
    const admin = signIn(app, 'admin')
    const [first, second] = rules().map(({ id }) => id)
    await admin.post(`${base}/rules/${second}/move`, { place: '1' }).expect(303)
    assert.deepEqual(
      rules()
        .slice(0, 2)
        .map(({ id }) => id),
      [second, first],
    )
    await admin.post(`${base}/rules/order`, { id: [first!, second!] }).expect(303)
    assert.deepEqual(
      rules()
        .slice(0, 2)
        .map(({ id }) => id),
      [first, second],
    )
  })

  it('publishes only after a rehearsal, with a recorded override, and by two people for danger', async () => {
    const [ana, bo] = [signIn(app, 'admin'), signIn(app, 'admin')]
    await ana.post(`${base}/rules/new`, aRule).expect(303)
    const early = await ana.post(`${base}/publish`, { note: 'Snow' }).expect(422)
    assert.match(staffPage(early.text)('.problems').text(), says('routing.publish.fault.not-rehearsed'))
    await ana.post(`${base}/rehearsal`).expect(303)
    await app.services.routing.rehearsals.settled()
    const blocked = await ana.post(`${base}/publish`, { note: 'Snow' }).expect(422)
    assert.equal(staffPage(blocked.text)('#note').val(), 'Snow')
    await ana.post(`${base}/publish`, { note: 'Snow', override: 'The county asks' }).expect(303)
    await ana.post(`${base}/publish/1/approve`).expect(422)
    await bo.post(`${base}/publish/1/approve`).expect(303)
    const live = app.services.routing.live().id
    const $ = staffPage((await ana.get(`${base}/history/${live}`).expect(200)).text)
    assert.match($('main').text(), /The county asks/)
    assert.match($('main').text(), /Added: the rule “Snow on the bus road”/)
    await ana.post(`${base}/history/${live - 1}/roll-back`, { note: 'Thawed', copy: 'keep' }).expect(303)
    await ana.post(`${base}/history/${live - 1}/restore`).expect(303)
    assert.equal(
      rules().some(({ id }) => id === 'snow-on-the-bus-road'),
      false,
    )
    await ana
      .get(`${base}/history/${live}/file.json`)
      .expect(200)
      .expect('content-disposition', /routing-/)
  })

  describe('says before a rollback what happens to the working copy', () => {
    let admin: ReturnType<typeof signIn>
    const goLive = () => {
      const { publications } = app.services.routing.publisher
      return publications.becomeRevision(publications.open()!.id, sampleNow)!
    }
    const rehearse = async () => {
      await admin.post(`${base}/rehearsal`).expect(303)
      await app.services.routing.rehearsals.settled()
    }
    /** The first revision is rolled back to. */
    const rollBack = (form: Record<string, string>) =>
      admin.post(`${base}/history/${app.services.routing.live().id - 1}/roll-back`, form)
    const pageText = async (page: string) =>
      staffPage((await admin.get(`${base}/${page}`).expect(200)).text)('main').text()

    beforeEach(async () => {
      admin = signIn(app, 'admin')
      await admin.post(`${base}/rules/new`, aRule).expect(303)
      await rehearse()
      await admin.post(`${base}/publish`, { note: 'Snow', override: 'The county asks' }).expect(303)
      const { publications } = app.services.routing.publisher
      publications.approve(publications.open()!.id, 'bo@cedarvalley.example', sampleNow)
      goLive()
    })

    it('and asks for a choice only where an edit would be lost', async () => {
      const form = async () =>
        staffPage((await admin.get(`${base}/history/${app.services.routing.live().id - 1}`).expect(200)).text)
      let $ = await form()
      assert.equal($('[name=copy][checked]').val(), 'discard')
      assert.match($('#copy').text(), says('routing.history.unpublished'))
      await admin.post(`${base}/rules/new`, { ...aRule, name: 'Ice', any: 'ice' }).expect(303)
      $ = await form()
      assert.equal($('[name=copy][checked]').length, 0)
      assert.match($('#copy').text(), /1 edit that is not live is lost/)
      const refused = staffPage((await rollBack({ note: 'Thawed' }).expect(422)).text)
      assert.match(refused('.problems').text(), says('routing.publish.fault.copyMissing'))
      assert.equal(refused('#note').val(), 'Thawed')
      const nonsense = await rollBack({ note: 'Thawed', copy: 'burn' }).expect(422)
      assert.match(nonsense.text, /name="copy"/)
    })

    it('and asks again before a kept draft brings back what was rolled back', async () => {
      await rollBack({ note: 'Thawed', copy: 'keep' }).expect(303)
      assert.match(await pageText('publish'), says('routing.publish.copy.keep'))
      assert.doesNotMatch(await pageText('publish'), says('routing.publish.unchanged'))
      // Who must approve it reads what it changes, and nothing of the working copy.
      const restored = textWith('routing.publish.restores', { id: app.services.routing.live().id - 1 })
      assert.ok((await pageText('publish')).includes(restored))
      assert.doesNotMatch(await pageText('publish'), says('routing.publish.blockers'))
      goLive()
      assert.match(await pageText('rules'), says('routing.rules.state.draft'))
      assert.match(await pageText('publish'), says('routing.publish.broughtBack'))
      await rehearse()
      const asked = { note: 'Again', override: 'The county asks' }
      const refused = staffPage((await admin.post(`${base}/publish`, asked).expect(422)).text)
      assert.match(refused('.problems').text(), says('routing.publish.fault.bringBackMissing'))
      assert.equal(refused('#note').val(), 'Again')
      await admin.post(`${base}/publish`, { ...asked, bringBack: 'yes' }).expect(303)
    })

    it('and does not offer it again for what is live: only the working copy can still go back', async () => {
      await rollBack({ note: 'Thawed', copy: 'keep' }).expect(303)
      goLive()
      const $ = staffPage((await admin.get(`${base}/history/1`).expect(200)).text)
      assert.equal($('form[action$="/roll-back"]').length, 0)
      assert.match($('main').text(), says('routing.publish.fault.unchanged'))
      assert.equal($('form[action$="/restore"]').length, 1)
    })

    it('and waits while the edits are thrown away, after it is live', async () => {
      await rollBack({ note: 'Thawed', copy: 'discard' }).expect(303)
      const { publisher } = app.services.routing
      const publication = publisher.publications.open()!.id
      goLive()
      publisher.progress = () => ({ publication, work: 'taking-up', share: 0.9 })
      const $ = staffPage((await admin.get(`${base}/publish`).expect(200)).text)
      assert.equal($('.work').length, 1)
      assert.doesNotMatch($('main').text(), says('routing.publish.unchanged'))
      assert.equal($('#note').length, 0, 'nothing can be published meanwhile')
    })

    it('and forgets the question once the edits are undone', async () => {
      await rollBack({ note: 'Thawed', copy: 'keep' }).expect(303)
      goLive()
      await admin.post(`${base}/rules/snow-on-the-bus-road/remove`).expect(303)
      assert.doesNotMatch(await pageText('publish'), /last rollback/)
      assert.match(await pageText('publish'), says('routing.publish.unchanged'))
    })
  })

  describe('on the publish page', () => {
    const page = async (by: ReturnType<typeof signIn>) =>
      staffPage((await by.get(`${base}/publish`).expect(200)).text)

    it('rehearses by itself, once, and says what changes before the list', async () => {
      const admin = signIn(app, 'admin')
      await page(admin)
      assert.equal(app.services.routing.rehearsals.latest(), null, 'nothing to publish')
      await admin.post(`${base}/rules/new`, aRule).expect(303)
      const waiting = await page(admin)
      assert.equal(waiting('.work').length, 1)
      assert.equal(waiting('noscript').html()?.includes('http-equiv="refresh"'), true)
      assert.match(waiting('main').text(), says('routing.publish.rehearsing'))
      assert.equal(waiting('form[action$="/rehearsal"]').length, 0, 'nobody has to start it')
      await app.services.routing.rehearsals.settled()
      const $ = await page(admin)
      assert.equal($('.work').length, 0)
      const words = $('main').text()
      const [effect, list] = ['2 answers change', 'List of edits'].map((each) => words.indexOf(each))
      assert.ok(effect! > 0 && list! > effect!)
      assert.match(words, says('routing.rehearsal.worseCases'))
      assert.equal(app.services.audit.latest(50).filter(({ what }) => what === 'rehearsed').length, 1)
    })

    it('does not say that no answer changes when there was nothing to compare', async () => {
      const admin = signIn(app, 'admin')
      const { draftRunner } = app.services.routing
      const { rehearse } = draftRunner
      const unasked = { before: {}, after: {} } as Parameters<typeof replay>[1]
      const nothing = await replay([], unasked, app.services.now())
      draftRunner.rehearse = async (...how) => ({ ...(await rehearse(...how)), replay: nothing })
      await admin.post(`${base}/rules/new`, aRule).expect(303)
      await admin.post(`${base}/rehearsal`).expect(303)
      await app.services.routing.rehearsals.settled()
      for (const path of ['publish', 'rehearsal']) {
        const words = staffPage((await admin.get(`${base}/${path}`).expect(200)).text)('main').text()
        assert.match(words, says('routing.rehearsal.ranNothing'))
        assert.doesNotMatch(words, /0 answers change|0 of 0/)
      }
    })

    it('goes on to follow a rehearsal that ends while the page is read', async () => {
      const admin = signIn(app, 'admin')
      const { rehearsals, publishing, draftRunner } = app.services.routing
      const { rehearse } = draftRunner
      let finish = () => {}
      draftRunner.rehearse = (...how) =>
        new Promise((resolve) => {
          finish = () => resolve(rehearse(...how))
        })
      await admin.post(`${base}/rules/new`, aRule).expect(303)
      assert.equal((await page(admin))('.work').length, 1)
      app.services.routing.publishing = {
        ...publishing,
        async status() {
          const at = await publishing.status()
          finish()
          await rehearsals.settled()
          return at
        },
      }
      const $ = await page(admin)
      assert.equal($('.work').length, 1)
      assert.equal($('form[action$="/rehearsal"]').length, 0)
      const done = await page(admin)
      assert.equal(done('.work').length, 0)
      assert.match(done('main').text(), /2 answers change/)
    })

    it('leaves a stopped rehearsal stopped, until somebody starts it', async () => {
      const admin = signIn(app, 'admin')
      app.services.routing.draftRunner.rehearse = () => new Promise(() => {})
      await admin.post(`${base}/rules/new`, aRule).expect(303)
      const running = await page(admin)
      // This page reads the whole working copy, and rehearses what was edited meanwhile: the script asks another.
      assert.equal(running('.work').attr('data-progress'), `${base}/rehearsal`)
      assert.equal(running('.work a').attr('href'), `${base}/publish`)
      await admin.post(`${base}/rehearsal/cancel`).expect(303)
      const $ = await page(admin)
      assert.match($('main').text(), says('routing.rehearsal.state.cancelled'))
      assert.equal($('.work').length, 0)
      assert.equal($('form[action$="/rehearsal"] button').length, 1)
    })
  })

  it('never shows a rehearsal as done and running', async () => {
    const admin = signIn(app, 'admin')
    const { rehearsals, draftRunner } = app.services.routing
    const { rehearse } = draftRunner
    let finish = () => {}
    draftRunner.rehearse = (...how) =>
      new Promise<void>((resolve) => {
        finish = resolve
      }).then(() => rehearse(...how))
    await admin.post(`${base}/rehearsal`).expect(303)
    const running = staffPage((await admin.get(`${base}/rehearsal`).expect(200)).text)
    assert.equal(running('form[action$="/cancel"]').length, 1)
    assert.doesNotMatch(running('main').text(), says('routing.rehearsal.state.done'))
    finish()
    await rehearsals.settled()
    // Its thread still says that it works.
    const { id } = rehearsals.latest()!
    app.services.routing.rehearsals = { ...rehearsals, progress: () => ({ id, work: 'reading', share: 0 }) }
    const done = staffPage((await admin.get(`${base}/rehearsal`).expect(200)).text)
    assert.equal(done('form[action$="/cancel"]').length, 0)
    assert.match(done('main').text(), says('routing.rehearsal.state.done'))
  })

  it('shows the progress of a tried question that takes long, and its answer when the page asks again', async () => {
    const { routing } = app.services
    const { draftRunner } = routing
    const { try: ask } = draftRunner
    const [admin, other] = [signIn(app, 'admin'), signIn(app, 'admin')]
    let preparing: DraftProgress | null = null
    let [tries, prepared] = [0, 0]
    let finish = () => {}
    const ready = new Promise<void>((resolve) => {
      finish = resolve
    })
    Object.assign(routing, { trialWaitMs: 0, busyWith: () => 'publication' })
    draftRunner.preparing = () => preparing
    draftRunner.prepare = async () => {
      prepared += 1
    }
    draftRunner.try = async (item) => {
      tries += 1
      preparing = { work: 'live', share: 1 / 3 }
      await ready
      preparing = null
      return ask(item)
    }
    const tryIt = async (waited: string, by = admin) =>
      staffPage((await by.post(`${base}/try`, { concern: 'the bus is late', waited }).expect(200)).text)
    const look = async (path = `${base}/try`) => staffPage((await admin.get(path).expect(200)).text)

    const waiting = await tryIt('')
    assert.equal(waiting('.work[data-form=try] progress').attr('value'), '33')
    assert.match(waiting('.work').text(), says('routing.work.live'))
    assert.match(waiting('.work').text(), says('routing.busy.publication'))
    assert.equal(waiting('#concern').val(), 'the bus is late')
    const token = String(waiting('#try [name=waited]').val())
    assert.ok(token)
    // The page is read each second meanwhile, which must not prepare it again each time.
    for (const _ of [1, 2]) assert.equal((await look())('[data-progress]').length, 1)
    assert.equal(prepared, 0)
    // What is learned meanwhile takes minutes longer.
    const { progress } = routing.draftLearning
    routing.draftLearning.progress = () => ({ work: 'topics', share: 0.04 })
    const own = String(waiting('.work').attr('data-progress'))
    assert.match((await look(own))('.work').text(), says('routing.work.live'))

    finish()
    await ready
    await setImmediate()
    assert.equal((await look(own))('[data-progress]').length, 0)
    assert.equal((await look())('[data-progress]').length, 1)
    routing.draftLearning.progress = progress
    assert.equal((await look())('[data-progress]').length, 0)
    assert.equal(prepared, 2)
    routing.trialWaitMs = 4000
    assert.match((await tryIt(token))('main').text(), /93%/)
    assert.equal(tries, 1, 'the same trial')
    assert.match((await tryIt(token, other))('main').text(), /93%/)
    assert.equal(tries, 2, 'nobody else’s')
  })

  it('answers a tried question at once, and says that it is not final while it still learns', async () => {
    const { routing } = app.services
    const { try: ask } = routing.draftRunner
    let learn = () => {}
    routing.draftRunner.try = async (item) => ({ ...(await ask(item)), unlearned: ['models'] })
    routing.draftLearning = createDraftLearning({
      draftRunner: { learn: () => new Promise((resolve) => (learn = resolve)) },
      log: createLog('silent'),
    })
    const admin = signIn(app, 'admin')
    const tryIt = async () =>
      staffPage((await admin.post(`${base}/try`, { concern: 'the bus is late' }).expect(200)).text)
    const first = await tryIt()
    assert.match(first('main').text(), says('routing.try.notFinal.models'))
    assert.equal(first('.work[data-form=try]').length, 1)
    assert.equal(first('#concern').val(), 'the bus is late')
    assert.match(first('main').text(), /93%/)
    learn()
    await routing.draftLearning.settled()
    routing.draftRunner.try = ask
    const last = await tryIt()
    assert.equal(last('.work').length, 0)
    assert.doesNotMatch(last('main').text(), says('routing.try.notFinal.title'))
  })

  it('makes the working copy ready where it is edited, and not for those who only look', async () => {
    let told: string[] = []
    app.services.routing.draftReadiness = {
      opened: () => void told.push('opened'),
      edited: () => void told.push('edited'),
    }
    const admin = signIn(app, 'admin')
    for (const look of [base, `${base}/history`, `${base}/publish`, '/admin/to-do'])
      await admin.get(look).expect(200)
    assert.equal(told.length, 0)
    await admin.get(`${base}/rules`).expect(200)
    assert.deepEqual(told, ['opened'])
    told = []
    await admin.post(`${base}/rules/new`, { ...aRule, name: '' }).expect(422)
    assert.ok(!told.includes('edited'))
    await admin.post(`${base}/rules/new`, aRule).expect(303)
    assert.equal(told.at(-1), 'edited')
  })

  it('says of each rule whether families meet it', async () => {
    const admin = signIn(app, 'admin')
    const page = async () => staffPage((await admin.get(`${base}/rules`).expect(200)).text)
    const stateOf = async (id: string) => (await page())(`#rule-${id} .quiet`).first().text()
    const [first, second] = rules()
    assert.match(await stateOf(first!.id), says('routing.rules.state.later'))
    await admin.post(`${base}/rules/new`, aRule).expect(303)
    assert.match(await stateOf('snow-on-the-bus-road'), says('routing.rules.state.draft'))
    createRuleEditor(app.database).save({ ...first!, name: 'Another name' })
    assert.match(await stateOf(first!.id), says('routing.rules.state.changed'))
    createRuleEditor(app.database).save({ ...first!, active: false })
    assert.match(await stateOf(first!.id), says('routing.rules.state.offHere'))
    createRuleEditor(app.database).save(first!)
    await admin.post(`${base}/rules/${second!.id}/move`, { place: '1' }).expect(303)
    assert.match((await page())('main').text(), says('routing.rules.reordered'))
    await admin.post(`${base}/rules/${second!.id}/remove`).expect(303)
    assert.match((await page())('.staff-advice').text(), new RegExp(`still live.*${second!.name}`))
  })

  it('lets editors view and rehearse, and nothing more', async () => {
    const editor = signIn(app, 'editor')
    const $ = staffPage((await editor.get(base).expect(200)).text)
    const links = $('main a')
      .toArray()
      .map((link) => $(link).attr('href')!)
    assert.ok(links.includes(`${base}/try`) && !links.includes(`${base}/rules`), 'no link to a closed room')
    for (const link of links) await editor.get(link).expect(200)
    await editor.get(`${base}/publish`).expect(200)
    await editor.get(`${base}/rules`).expect(403)
    await editor.post(`${base}/publish`, { note: 'x' }).expect(403)
    await editor.post(`${base}/history/1/roll-back`, { note: 'x' }).expect(403)
    await signIn(app, 'desk').get(base).expect(403)
  })
})
