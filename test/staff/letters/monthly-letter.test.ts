import assert from 'node:assert/strict'
import request from 'supertest'
import { publishWeeks } from '../../../src/content/insights/publish-weeks.js'
import type { EmailMessage } from '../../../src/platform/mail/send-mail.js'
import { createStaffLetters } from '../../../src/staff/letters/staff-letters.js'
import { createClock } from '../../support/app/clock.js'
import { textOf, textWith } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'
import { publishSampleWeeks } from '../../support/samples/published-weeks.js'

const origin = 'https://ask.cedarvalley.example'
const [hour, day] = [60, 24 * 60]

/**
 * From Friday, October 10, 2025, at 10:15 in the district. November 1 is a Saturday, and on Monday
 * there are no students. */
describe('The monthly letter by mail', () => {
  const sent: EmailMessage[] = []
  beforeEach(() => {
    sent.length = 0
  })

  async function start({ startsAt }: { startsAt?: Date } = {}) {
    const clock = createClock(startsAt)
    const made = createTestApp({ now: clock.now })
    const { services, database } = made
    const people = {
      viewer: signIn(made, 'viewer'),
      admin: signIn(made, 'admin'),
      silent: signIn(made, 'admin'),
      editor: signIn(made, 'editor'),
    }
    await publishSampleWeeks(database, clock.now())
    /** As a service that has just started. */
    const look = () =>
      createStaffLetters({
        ...{ database, origin, log: services.log, now: clock.now, language: services.language },
        send: async (letter) => {
          sent.push(letter)
          return { state: 'sent' }
        },
        districtCard: services.districtCard,
        accounts: services.accounts.store.list,
        stopTokenOf: services.accounts.letterStops.tokenOf,
        ...{ openPublication: () => null, areIndependent: () => false, backupTrouble: () => null },
        ...{ openDrop: () => null, calendarEnd: () => null, countFor: () => 0, staffLanguage: () => null },
        monthlyLetter: services.monthlyLetter,
        names: () => ({ directory: services.directory(), published: services.published() }),
        timeZone: () => services.directory().district.timeZone,
      }).sendDue()
    const publish = () => publishWeeks(database, clock.now(), services.directory().district.timeZone)
    const readers = () => sent.map(({ to }) => to).sort()
    // It runs on that day, and nobody wants the letter yet.
    await look()
    return { ...made, clock, people, look, publish, readers }
  }

  const want = ({ post }: ReturnType<typeof signIn>, lang = '') =>
    post(`${lang}/account/monthly-letter`, { wanted: 'yes' })

  it('goes once to those who want it, on the morning of the first school day', async () => {
    const { people, look, readers, clock, publish } = await start()
    const { viewer, admin, editor } = people
    await want(viewer).expect(303)
    await want(admin, '/es').expect(303)
    await want(editor).expect(403)
    for (let times = 0; times < 2; times++) await look()
    assert.deepEqual(readers(), [], 'October’s day is over: who asks now gets the next one')
    clock.pass(22 * day)
    await publish()
    await look()
    assert.deepEqual(readers(), [], 'Saturday, November 1')
    clock.pass(2 * day)
    await look()
    assert.deepEqual(readers(), [], 'Monday, without students')
    clock.pass(day - 4 * hour)
    await look()
    assert.deepEqual(readers(), [], 'Tuesday before 7')
    clock.pass(2 * hour)
    for (let times = 0; times < 3; times++) await look()
    assert.deepEqual(readers(), [admin.account.email, viewer.account.email].sort())
    clock.pass(10 * day)
    await look()
    assert.equal(sent.length, 2)
  })

  it('has the words of its page, its link, and one that ends it', async () => {
    const { app, services, people, look, clock, publish } = await start()
    const { viewer, admin } = people
    await want(viewer).expect(303)
    await want(admin, '/es').expect(303)
    clock.pass(25 * day)
    await publish()
    await look()
    const [text, spanish] = [viewer, admin].map(
      ({ account }) => sent.find(({ to }) => to === account.email)!.text,
    )
    const span = { from: 'September 22, 2025', until: 'October 19, 2025' }
    assert.ok(text!.includes(textWith('letter.title', span)), text)
    assert.ok(text!.includes(textOf('letter.section.decide')))
    assert.ok(text!.includes(`${origin}/insights/letter?day=2025-09-22`))
    assert.ok(spanish!.includes(textOf('letter.section.decide', 'es')))
    assert.ok(spanish!.includes(`${origin}/es/insights/letter?day=2025-09-22`))
    const { unsubscribe = '' } = sent.find(({ to }) => to === viewer.account.email)!
    assert.ok(text!.includes(unsubscribe))
    const wanted = () => services.accounts.store.byId(viewer.account.id)!
    services.accounts.store.change(viewer.account.id, { dailyLetter: true })
    const asked = await request(app).get(unsubscribe.slice(origin.length)).expect(200)
    assert.ok(asked.text.includes(textOf('stopLetters.monthly.asksTitle')))
    await request(app).post(unsubscribe.slice(origin.length)).expect(200)
    assert.deepEqual([wanted().monthlyLetter, wanted().dailyLetter], [false, true])
  })

  it('comes late, once, if the service was down on the day', async () => {
    const { people, look, readers, clock, publish } = await start()
    await want(people.viewer).expect(303)
    clock.pass(40 * day)
    await look()
    assert.deepEqual(readers(), [], 'nothing is counted yet')
    await publish()
    for (let times = 0; times < 2; times++) await look()
    assert.deepEqual(readers(), [people.viewer.account.email])
  })

  it('does not come in a district that has not counted four weeks', async () => {
    const { people, look, readers, clock } = await start({ startsAt: new Date('2025-08-20T12:00:00Z') })
    await want(people.viewer).expect(303)
    clock.pass(14 * day)
    await look()
    assert.deepEqual(readers(), [])
  })

  it('links the letters that were not mailed', async () => {
    const { services, people, look, clock, publish } = await start()
    await want(people.viewer).expect(303)
    await look()
    const due = services.monthlyLetter.due
    services.monthlyLetter.due = () => {
      const found = due()
      return found && { ...found, mondays: ['2025-08-25', ...found.mondays] }
    }
    clock.pass(25 * day)
    await publish()
    await look()
    assert.ok(sent[0]?.text.includes(textWith('letter.mail.others', { count: 1 })))
    assert.ok(sent[0]?.text.includes(`${origin}/insights/letter?day=2025-08-25\n`))
  })
})
