import assert from 'node:assert/strict'
import { load } from 'cheerio'
import { accountWithPassword, openBrowser, signInBy } from '../../support/app/door.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'
import { sampleNow } from '../../support/samples/sample.js'

describe('Staff rooms without a writable database', () => {
  const minute = 60_000
  let now = sampleNow
  const faults: unknown[] = []
  const later = (minutes: number) => {
    now = new Date(now.getTime() + minutes * minute)
  }

  function start() {
    const made = createTestApp({ now: () => now }, { onFault: (error) => void faults.push(error) })
    const well = made.services.health()
    const note = {
      part: 'database',
      since: now,
      key: 'health.databaseBroken',
      values: { fault: 'row 7' },
    } as const
    made.services.health = () => ({ ...well, degraded: [note] })
    return made
  }

  beforeEach(() => {
    now = sampleNow
    faults.length = 0
  })
  const faultsOf: [string, (made: TestApp) => void][] = [
    ['read only', ({ database }) => database.$client.pragma('query_only = ON')],
    [
      'full',
      ({ database }) => {
        database.update = () => {
          throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
        }
      },
    ],
  ]
  for (const [name, breakIt] of faultsOf)
    it(`can be read, with a warning on every page, when it is ${name}`, async () => {
      const made = start()
      const desk = signIn(made, 'desk')
      breakIt(made)
      for (let times = 0; times < 32; times++) {
        later(2)
        for (const path of ['/account', '/desk']) {
          const { text } = await desk.get(path).expect(200)
          assert.match(load(text)('main > [role=status]').text(), /database/)
        }
      }
      assert.equal(faults.length, 1, 'it is told once')
      later(61)
      await desk.get('/account').expect(303)
    })

  it('admit nobody, and say so in plain words', async () => {
    const made = start()
    await accountWithPassword(made)
    const browser = openBrowser(made)
    made.database.$client.pragma('query_only = ON')
    await browser.get('/sign-in').expect(200)
    const { status, text } = await signInBy(browser, 'ana@cedarvalley.example')
    assert.equal(status, 503)
    assert.match(load(text)('main').text(), /try again/)
  })
})
