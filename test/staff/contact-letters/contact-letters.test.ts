import assert from 'node:assert/strict'
import request from 'supertest'
import { createContactLetters } from '../../../src/content/contact-letters/contact-letters.js'
import { createRecords } from '../../../src/content/records/records.js'
import { createDirectory, type Directory } from '../../../src/directory/model/directory-snapshot.js'
import { addDays, localDate } from '../../../src/directory/time/local-time.js'
import type { EmailMessage, MailOutcome } from '../../../src/platform/mail/send-mail.js'
import { createClock } from '../../support/app/clock.js'
import { formOf } from '../../support/app/form.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { testSecrets } from '../../support/app/test-accounts.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'

const publicUrl = 'https://ask.cedarvalley.example'
const mailFrom = 'who-to-ask@cedarvalley.example'
const mailbox = 'Garage@cedarvalley.example'
const toDo = '/admin/to-do'
const formCookie = 'f'.repeat(43)

describe('A letter that asks an office about its contacts', function () {
  this.timeout(60_000)
  let clock: ReturnType<typeof createClock>
  let app: TestApp
  let directory: Directory | null
  let admin: StaffClient
  let letters: EmailMessage[]
  let outcome: MailOutcome
  const today = () => localDate(clock.now(), 'America/New_York')

  beforeEach(() => {
    clock = createClock()
    directory = null
    app = createTestApp({
      now: () => clock.now(),
      directory: () => {
        directory ??= createDirectory(app.database)
        return directory.current()
      },
    })
    admin = signIn(app, 'admin', { name: 'Ana Admin' })
    letters = []
    outcome = { state: 'sent' }
    set('update contacts set checked_on = ?', today())
    // Two contacts of one mailbox that nobody checked for 60 days.
    set('update contacts set checked_on = ?, email = ? where id in (1, 2)', addDays(today(), -60), mailbox)
    setting('ask_contacts', 'on')
  })

  const set = (sql: string, ...values: unknown[]) => app.database.$client.prepare(sql).run(...values)
  const setting = (name: string, value: string) =>
    set(
      'insert into district (setting, value) values (?, ?) on conflict do update set value = excluded.value',
      name,
      value,
    )
  const contact = (id: number) =>
    app.database.$client.prepare('select * from contacts where id = ?').get(id) as Record<string, string>
  const changes = () => app.database.$client.prepare('select * from contact_changes').all()
  const audited = (what: string) =>
    app.services.audit.list({ who: null, what, about: null, from: null, since: null, until: null }, 10, 0)

  function service(mailer: 'set up' | null = 'set up') {
    const { audit, log, language } = app.services
    return createContactLetters({
      ...{
        database: app.database,
        log,
        language,
        secrets: testSecrets,
        record: audit.record,
        now: clock.now,
        writeLater: async (write: () => void) => write(),
      },
      config: { publicUrl, mailFrom },
      mailer:
        mailer &&
        (async (letter) => {
          if (outcome.state === 'sent') letters.push(letter)
          return outcome
        }),
      editor: createRecords(app.database, ['en', 'es'], clock.now).editor,
      directory: app.services.directory,
    })
  }

  async function ask(): Promise<string> {
    const made = service()
    made.askDue()
    await made.queue.drain()
    const link = /https:\S+/.exec(letters.at(-1)?.text ?? '')?.[0] ?? ''
    assert.match(link, /\/contact-check\//)
    return link.slice(publicUrl.length)
  }

  const browser = () => request(app.app)
  const open = async (path: string, status = 200) =>
    readPage((await browser().get(path).expect(status)).text, { staff: true })
  const post = (path: string, fields: Record<string, string>) =>
    browser()
      .post(path)
      .set('Cookie', `form=${formCookie}`)
      .type('form')
      .send({ csrf: app.services.accounts.formTokens.of(formCookie), ...fields })
  const right = (path: string, id = '1') => post(path, { do: 'right', contact: id })
  const change = (path: string, fields: Record<string, string> = {}) =>
    post(path, {
      ...{ do: 'change', contact: '1', phone: '(216) 555-0133', ext: '7', hours: 'Mon-Fri 9-3', note: '' },
      ...fields,
    })

  /** The fields of the first contact as the page shows them. */
  const shown = ($: Awaited<ReturnType<typeof open>>) =>
    Object.fromEntries(['phone', 'ext', 'hours'].map((name) => [name, String($(`#${name}-1`).val())]))

  describe('is sent', () => {
    it('once to each mailbox, with all its contacts', async () => {
      await ask()
      assert.equal(letters.length, 1)
      assert.equal(letters[0]?.to, mailbox.toLowerCase())
      assert.equal(letters[0]?.text.match(/^- /gm)?.length, 2)
      await ask()
      clock.pass(59 * 24 * 60)
      await service().queue.drain()
      assert.equal(letters.length, 1)
    })

    it('to the person there, where the contact has no mailbox, or only that of its school', async () => {
      const db = app.database.$client
      const nurse = db.prepare("select id, school from contacts where office = 'nurse' limit 1").get() as {
        id: number
        school: number
      }
      set('update contacts set checked_on = ?', today())
      const old = addDays(today(), -60)
      set("update contacts set checked_on = ?, email = '' where id = 1", old)
      set(
        'update contacts set checked_on = ?, email = (select email from schools where id = ?) where id = ?',
        ...[old, nurse.school, nurse.id],
      )
      set('delete from posts where contact in (1, ?)', nurse.id)
      const people = db.prepare('select id from people order by id limit 3').pluck().all() as number[]
      people.forEach((id, index) => {
        set('update people set email = ? where id = ?', `Person${index}@cedarvalley.example`, id)
      })
      const work = (person: number | undefined, at: number, position: number, away: string | null = null) =>
        set(
          'insert into posts (person, contact, position, away_from) values (?, ?, ?, ?)',
          ...[person, at, position, away],
        )
      work(people[0], 1, 1, today())
      work(people[1], 1, 2)
      work(people[2], nurse.id, 1)
      const path = await ask()
      assert.deepEqual(
        letters.map(({ to }) => to).sort(),
        [1, 2].map((n) => `person${n}@cedarvalley.example`),
      )
      const which = letters.at(-1)!.to.startsWith('person2') ? nurse.id : 1
      await right(path, String(which)).expect(303)
      assert.equal(contact(which).checked_on, today())
      set('delete from posts where person in (?, ?)', people[1], people[2])
      // Whoever left answers for it no more.
      await open(path, 410)
    })

    it('in the language of the account with its address, and else in the district’s', async () => {
      signIn(app, 'editor', { email: mailbox.toLowerCase(), offices: ['transportation'] })
      set("update accounts set lang = 'es' where email = ?", mailbox.toLowerCase())
      const path = await ask()
      assert.match(letters[0]?.subject ?? '', says('contactLetter.subject', 'es'))
      assert.match(letters[0]?.text ?? '', says('contactLetter.text', 'es'))
      assert.match(path, /^\/es\/contact-check\//)
      set('delete from contact_letters')
      set('update accounts set lang = null')
      await ask()
      assert.match(letters[1]?.subject ?? '', says('contactLetter.subject'))
      set('delete from contact_letters')
      set("insert into district (setting, value) values ('staff_language', 'es')")
      await ask()
      assert.match(letters[2]?.subject ?? '', says('contactLetter.subject', 'es'))
    })

    it('again after 60 days without a reply', async () => {
      await ask()
      clock.pass(61 * 24 * 60)
      set('update contacts set checked_on = ? where id > 2', today())
      await ask()
      assert.equal(letters.length, 2)
      assert.notEqual(letters[0]?.messageId, letters[1]?.messageId)
    })

    it('to nobody while the setting is off, or without mail', async () => {
      const without = service(null)
      without.askDue()
      setting('ask_contacts', 'off')
      const made = service()
      made.askDue()
      await made.queue.drain()
      assert.deepEqual(letters, [])
      assert.equal(made.isOn(), false)
    })

    it('later if the mail server is down, even after a restart, and then once', async () => {
      outcome = { state: 'down', code: 'ECONNREFUSED' }
      const first = service()
      first.askDue()
      await first.queue.drain()
      await first.stop()
      outcome = { state: 'sent' }
      clock.pass(60)
      const second = service()
      second.askDue()
      await second.queue.drain()
      await second.queue.drain()
      assert.equal(letters.length, 1)
    })

    it('not for a contact that staff checked while it waited', async () => {
      const made = service()
      made.askDue()
      set('update contacts set checked_on = ?', today())
      await made.queue.drain()
      assert.deepEqual(letters, [])
    })
  })

  describe('has a link', () => {
    it('whose page shows each contact, and changes nothing by itself', async () => {
      const path = await ask()
      const page = await browser().get(path).expect(200)
      assert.equal(page.headers['x-robots-tag'], 'noindex')
      assert.equal(page.headers['referrer-policy'], 'same-origin')
      assert.match(String(page.headers['cache-control']), /no-store/)
      const $ = readPage(page.text, { staff: true })
      assert.equal($('section.card').length, 2)
      assert.equal(contact(1).checked_on, addDays(today(), -60))
      assert.match((await open(`/es${path}`))('h1').text(), says('contactLetter.title', 'es'))
    })

    it('that stores one tap as checked today, with a line of the audit log', async () => {
      const path = await ask()
      await right(path).expect(303).expect('Location', `${path}?said=right`)
      assert.equal(contact(1).checked_on, today())
      assert.notEqual(contact(2).checked_on, today())
      assert.deepEqual(
        audited('contact-confirmed').map(({ about, email }) => [about, email]),
        [['contacts:1', null]],
      )
      const $ = await open(`${path}?said=right`)
      assert.match($('main').text(), says('contactLetter.said.right'))
      await right(path).expect('Location', `${path}?said=gone`)
      await right(path, '2').expect('Location', `${path}?said=right`)
      assert.match((await open(path))('h1').text(), says('contactLetter.doneTitle'))
    })

    it('that takes no contact of another mailbox, and none that is gone', async () => {
      const path = await ask()
      for (const id of ['3', '999999', '', 'x']) await right(path, id).expect('Location', `${path}?said=gone`)
      await post(path, { do: 'other', contact: '1' }).expect(422)
      set("update contacts set email = 'new@cedarvalley.example' where id = 1")
      await right(path).expect('Location', `${path}?said=gone`)
      set("update contacts set email = 'new@cedarvalley.example' where id = 2")
      await open(path, 410)
      assert.equal(audited('contact-confirmed').length, 0)
    })

    it('that is dead when forged, after 30 days, and once the setting is off: the page has the way on', async () => {
      const path = await ask()
      const forged = [
        `${path}x`,
        path.replace(/\/(\d+)\./, '/9$1.'),
        '/contact-check/1.x',
        '/contact-check/%20',
      ]
      for (const each of forged) {
        await open(each, 410)
        await right(each).expect(410)
      }
      clock.pass(30 * 24 * 60)
      const $ = await open(path, 410)
      assert.match($('h1').text(), says('contactLetter.deadTitle'))
      assert.equal($('main a[href^="tel:"]').length, 1)
      await change(path).expect(410)
      clock.pass(-60)
      await open(path)
      setting('ask_contacts', 'off')
      await right(path).expect(410)
      assert.deepEqual(changes(), [])
    })

    it('that another website cannot use', async () => {
      const path = await ask()
      await right(path).set('Sec-Fetch-Site', 'cross-site').expect(403)
      await browser().post(path).type('form').send({ do: 'right', contact: '1' }).expect(403)
      assert.notEqual(contact(1).checked_on, today())
    })
  })

  describe('brings a change', () => {
    it('to the to-do list, where an editor of the office applies it', async () => {
      const path = await ask()
      const { phone } = contact(1)
      await change(path, { note: 'Pat is away until Friday.' }).expect('Location', `${path}?said=sent`)
      assert.equal(contact(1).phone, phone)
      assert.match((await open(path))('main').text(), says('contactLetter.answered'))
      await change(path).expect('Location', `${path}?said=gone`)
      const $ = readPage((await admin.get(toDo).expect(200)).text, { staff: true })
      const item = $('main > .pairs > li')
      assert.match(item.text(), says('toDo.kind.change'))
      assert.match(item.text(), /555-0133[\s\S]*9:00[\s\S]*3:00/)
      assert.match(item.text(), /Pat is away/)
      assert.equal(app.services.routing.toDo.count(), 1)
      const key = $('input[name=key]').first().attr('value') ?? ''
      const office = contact(1).office ?? ''
      const stranger = signIn(app, 'editor', { offices: [office === 'nurse' ? 'counselor' : 'nurse'] })
      await stranger.post(`${toDo}/apply`, { key }).expect(403)
      await signIn(app, 'desk').post(`${toDo}/apply`, { key }).expect(403)
      await admin.post(`${toDo}/apply`, { key }).expect('Location', `${toDo}?said=applied`)
      const now = contact(1)
      assert.deepEqual(
        [now.phone, now.ext, now.hours, now.checked_on],
        ['+12165550133', '7', 'Mo-Fr 09:00-15:00', today()],
      )
      await admin.post(`${toDo}/apply`, { key }).expect('Location', `${toDo}?said=already`)
      await admin.post(`${toDo}/apply`, { key: 'change:99' }).expect('Location', `${toDo}?said=gone`)
      const handled = readPage((await admin.get(`${toDo}?show=handled`)).text, { staff: true })
      assert.match(handled('main').text(), says('toDo.applied'))
    })

    it('that staff can dismiss with a reason', async () => {
      const path = await ask()
      await change(path)
      const { key } = app.services.routing.toDo.list()[0]!
      await admin.post(`${toDo}/handled`, { key, reason: 'The number is a fax.' }).expect(303)
      assert.equal(app.services.routing.toDo.count(), 0)
      assert.notEqual(contact(1).phone, '+12165550133')
    })

    it('that is live at once where the district allows it; a note still waits for staff', async () => {
      setting('ask_contacts_live', 'on')
      const path = await ask()
      await change(path).expect('Location', `${path}?said=live`)
      assert.equal(contact(1).phone, '+12165550133')
      assert.equal(contact(1).checked_on, today())
      assert.deepEqual(changes(), [])
      assert.equal(audited('contact-changed-by-letter').length, 1)
      await change(path, { contact: '2', note: 'Sam is away.' }).expect('Location', `${path}?said=live`)
      assert.equal(app.services.routing.toDo.count(), 1)
      const history = await admin.get('/admin/directory/contacts/1/history').expect(200)
      assert.match(history.text, new RegExp(mailbox, 'i'))
    })

    it('only if every field is right, and keeps what was typed', async () => {
      const path = await ask()
      const { phone } = contact(1)
      for (const [field, typed] of [
        ['phone', '12'],
        ['ext', 'x'.repeat(50)],
        ['hours', 'when we can'],
        ['note', 'a'.repeat(501)],
      ] as const) {
        const { text } = await change(path, { [field]: typed }).expect(422)
        const $ = readPage(text, { staff: true })
        assert.equal($(`.problems a[href="#${field}-1"]`).length, 1, field)
        assert.equal($(`#${field}-1`).val(), typed)
        assert.equal($('details[open]').length, 1)
      }
      assert.equal(contact(1).phone, phone)
      assert.deepEqual(changes(), [])
    })

    it('not when nothing was changed: what the form shows comes back as it is stored', async () => {
      const path = await ask()
      const same = shown(await open(path))
      const { text } = await change(path, same).expect(422)
      assert.match(text, says('contactLetter.fault.same'))
      await change(path, { ...same, note: 'Pat is away.' }).expect('Location', `${path}?said=sent`)
      const $list = readPage((await admin.get(toDo)).text, { staff: true })
      assert.equal($list(`form[action="${toDo}/apply"]`).length, 0, 'there is nothing to apply')
    })

    /** A public person with a post at contact 1, and a colleague there. */
    function staff() {
      const [pat, sam] = ['pat-kestrel', 'sam-heron'].map((slug, n) => {
        set(
          `insert into people (slug, first_name, last_name, prefix, email, languages, public) values (?, ?, 'Kestrel', '', null, '["en"]', 1)`,
          ...[slug, ['Pat', 'Sam'][n]],
        )
        const person = app.database.$client.prepare('select id from people where slug = ?').pluck().get(slug)
        for (const lang of ['en', 'es'])
          set('insert into person_words (person, lang, title) values (?, ?, ?)', person, lang, 'Clerk')
        return set(
          'insert into posts (person, contact, position, grades) values (?, 1, ?, ?)',
          person,
          1 + n * 8,
          [null, 'K-2'][n],
        ).lastInsertRowid
      })
      const away = { away: String(pat), awayFrom: addDays(today(), 1), awayUntil: addDays(today(), 5) }
      return { pat: Number(pat), sam: Number(sam), away }
    }
    const post = (id: number) =>
      app.database.$client.prepare('select * from posts where id = ?').get(id) as Record<
        string,
        string | null
      >
    const standsIn = () =>
      app.database.$client
        .prepare(`select count(*) from posts join people on people.id = posts.person
          where slug = 'sam-heron' and contact = 1 and posts.position = 2`)
        .pluck()
        .get()

    it('with an absence to the to-do list, where an editor applies it', async () => {
      const { pat, away } = staff()
      for (const lang of ['', '/es']) {
        const $ = await open(`${lang}${await ask()}`)
        assert.match($('#away-1').text(), /Pat Kestrel/)
        assert.equal($('#awayFrom-1').attr('type'), 'date')
        set('delete from contact_letters')
      }
      const path = await ask()
      const fields = { ...shown(await open(path)), ...away, standIn: 'sam-heron' }
      await change(path, fields).expect('Location', `${path}?said=sent`)
      assert.equal(post(pat).away_from, null)
      const $ = readPage((await admin.get(toDo).expect(200)).text, { staff: true })
      assert.match($('main > .pairs > li').text(), /Pat Kestrel[\s\S]*Sam Kestrel/)
      const key = $('input[name=key]').first().attr('value') ?? ''
      await admin.post(`${toDo}/apply`, { key }).expect('Location', `${toDo}?said=applied`)
      assert.deepEqual([post(pat).away_from, post(pat).away_until], [away.awayFrom, away.awayUntil])
      assert.equal(standsIn(), 1)
    })

    it('with an absence that is live at once where the district allows it', async () => {
      setting('ask_contacts_live', 'on')
      const { pat, away } = staff()
      const path = await ask()
      const fields = { ...shown(await open(path)), ...away, standIn: 'sam-heron' }
      await change(path, fields).expect('Location', `${path}?said=live`)
      assert.equal(post(pat).away_from, away.awayFrom)
      assert.equal(standsIn(), 1)
      assert.deepEqual(changes(), [])
    })

    it('with an absence only if its dates are right and the person works there', async () => {
      const { pat, away } = staff()
      const path = await ask()
      const fields = { ...shown(await open(path)), ...away }
      for (const [wrong, field] of [
        [{ awayFrom: '' }, 'awayFrom'],
        [{ awayFrom: 'soon' }, 'awayFrom'],
        [{ awayUntil: today() }, 'awayUntil'],
      ] as const) {
        const { text } = await change(path, { ...fields, ...wrong }).expect(422)
        const $ = readPage(text, { staff: true })
        assert.equal($(`.problems a[href="#${field}-1"]`).length, 1, field)
        assert.equal($('#away-1 option[selected]').val(), String(pat))
        if ('awayFrom' in wrong && wrong.awayFrom === '')
          assert.match($('.problems').text(), /Fill in “Away from”\./)
      }
      await change(path, { ...fields, away: '999999' }).expect('Location', `${path}?said=gone`)
      assert.equal(post(pat).away_from, null)
      assert.deepEqual(changes(), [])
    })

    it('of which no word is logged', async () => {
      const path = await ask()
      await change(path, { note: 'Pat Kestrel is away.' })
      assert.ok(!app.logged().includes('Kestrel'))
      assert.ok(!app.logged().includes(path))
      assert.match(app.logged(), /contact-check\/:token/)
    })
  })

  it('is not sent by the sample district, whose addresses are made up', () => {
    const sample = createTestApp().database.$client
    const value = sample.prepare("select value from district where setting = 'ask_contacts'").pluck().get()
    assert.equal(value, 'off')
  })

  it('is sent where mail is set up, until it is turned off under Channels', async () => {
    set("delete from district where setting = 'ask_contacts'")
    await ask()
    assert.equal(letters.length, 1)
    const at = '/admin/directory/channels'
    const form = formOf(readPage((await admin.get(at).expect(200)).text, { staff: true }), at)
    assert.equal(form.ask_contacts, 'yes')
    assert.equal(form.ask_contacts_live, undefined)
    const { ask_contacts: _, ...off } = form
    await admin.post(at, off).expect(303)
    assert.equal(app.services.directory().district.asksContacts, false)
    assert.equal(service().isOn(), false)
    const again = formOf(readPage((await admin.get(at).expect(200)).text, { staff: true }), at)
    await admin.post(at, { ...again, ask_contacts: 'yes' }).expect(303)
    assert.equal(service().isOn(), true)
    assert.equal(app.services.directory().district.takesContactChanges, false)
  })
})
