import assert from 'node:assert/strict'
import { load } from 'cheerio'
import request from 'supertest'
import { figureNames } from '../../src/content/insights/board/figures.js'
import { signIn } from '../support/app/sign-in.js'
import { createTestApp } from '../support/app/test-app.js'
import { publishSampleWeeks } from '../support/samples/published-weeks.js'

/** Whole months, years and weeks, and ranges that begin and end within a week. */
const periods = [
  '',
  'length=year',
  'length=month&day=2025-08-26',
  'from=2025-09-08&until=2025-09-14',
  'from=2025-08-20&until=2025-09-30',
  'from=2025-08-04&until=2025-09-27',
]
const limits = [
  'only=school:oak',
  'only=level:elementary',
  'only=language:es',
  'only=channel:sms',
  'only=office:nutrition',
]
const pages = ['/insights', '/insights/answers', '/insights/equity', '/insights/upkeep']

/** Everything from which the published counts were made, and all else that is kept of families. */
const behind = ['inquiries', 'inquiry_facts', 'inquiry_counts', 'wrong_doors', 'referrals', 'saved_cases']

describe('Everything that Insights shows', () => {
  it('follows from the published counts alone: by any filter, range, file, program, and in the letter', async () => {
    const made = createTestApp()
    const viewer = signIn(made, 'viewer')
    const { database, services, app } = made
    await publishSampleWeeks(database, services.now())
    const { secret } = services.todayLines.keys.make(
      'Board',
      signIn(made, 'admin').account.id,
      services.now(),
    )

    async function readAll(): Promise<string[]> {
      const all: string[] = []
      const read = async (path: string) => {
        const { text, status } = await viewer.get(path)
        all.push(`${path} ${status} ${text.startsWith('<') ? load(text)('main').text() : text}`)
      }
      const ask = async (path: string) => {
        const { body, status } = await request(app)
          .get(`/api/v1/insights/${path}`)
          .set('Authorization', `Bearer ${secret}`)
        all.push(`${path} ${status} ${JSON.stringify(body)}`)
      }
      for (const period of periods) {
        for (const page of pages) await read(`${page}?${period}`)
        for (const only of limits) {
          await read(`/insights?${period}&${only}`)
          await read(`/insights/files/weeks.csv?${period}&${only}`)
          for (const figure of ['weeks', 'verdicts']) await ask(`${figure}?${period}&${only}`)
        }
        for (const figure of figureNames) await ask(`${figure}?${period}`)
        await read(`/insights/files/topics.csv?${period}`)
      }
      for (const day of ['', '2025-08-26', '2025-09-15']) await read(`/insights/letter?day=${day}`)
      return all
    }

    const before = await readAll()
    assert.ok(before.filter((each) => /\b\d{2,}\b/.test(each)).length > 100)
    database.$client.pragma('foreign_keys = OFF')
    for (const table of behind) database.$client.exec(`delete from ${table}`)
    assert.deepEqual(await readAll(), before)
  }).timeout(180_000)
})
