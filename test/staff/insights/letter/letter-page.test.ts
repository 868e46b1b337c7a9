import assert from 'node:assert/strict'
import { createShopperStore } from '../../../../src/content/shopper/shopper-store.js'
import type { WordKey } from '../../../../src/platform/language/words.js'
import { readStaffPage } from '../../../support/app/page.js'
import { says, textOf, textWith } from '../../../support/app/says.js'
import { signIn } from '../../../support/app/sign-in.js'
import { createTestApp } from '../../../support/app/test-app.js'
import { sampleNight } from '../../../support/gallery/shop-in-vain.js'
import { publishSampleWeeks } from '../../../support/samples/published-weeks.js'

const page = '/insights/letter'

describe('The monthly letter', () => {
  const made = createTestApp()
  const viewer = signIn(made, 'viewer')
  const read = async (path: string, status = 200) =>
    readStaffPage((await viewer.get(path).expect(status)).text)
  const textsOf = async (path: string) => (await read(path))('.letter').text().replace(/\s+/g, ' ')

  before(async () => {
    await publishSampleWeeks(made.database, made.services.now())
    const nights = createShopperStore(made.database)
    nights.save(sampleNight({ night: '2025-09-19' }), [])
    nights.save(sampleNight({ night: '2025-10-09' }), [])
  })

  it('opens for viewers and admins, and for nobody else', async () => {
    await signIn(made, 'admin').get(page).expect(200)
    for (const role of ['desk', 'editor'] as const) await signIn(made, role).get(page).expect(403)
  })

  it('says in words what is known of the newest four weeks', async () => {
    const $ = await read(page)
    const span = { from: 'August 25, 2025', until: 'September 21, 2025' }
    assert.equal($('h1').text(), textWith('letter.title', span))
    const text = await textsOf(page)
    const expected: string[] = [
      textWith('letter.asked.times', { times: '409' }),
      textOf('letter.asked.noBefore'),
      textOf('letter.asked.noLastYear'),
      textOf('letter.right.tooFew'),
      textWith('letter.right.test', { part: '274', of: '300' }),
      textWith('letter.right.dangers', { part: '33', of: '36' }),
      textWith('letter.quick.answers', { middle: '0.02', slow: '0.05' }),
      textWith('letter.wrong.times', { times: '44' }),
      textWith('letter.decide.asOf', { date: 'October 10, 2025' }),
    ]
    for (const sentence of expected) assert.ok(text.includes(sentence), `${sentence}\n${text}`)
    const counted = [...text.matchAll(/\((\d+)\+?\)/g)].map(([, count]) => Number(count))
    assert.ok(counted.length > 2 && counted.every((count) => count >= 10), `${counted}`)
    assert.ok(!text.includes('Somali'), 'too rare to show')
  })

  it('says of a month in which counting began that days are missing, and leads to the next', async () => {
    const text = await textsOf(`${page}?day=2025-08-10`)
    assert.ok(text.includes(textWith('letter.asked.began', { date: 'August 4, 2025' })))
    assert.ok(text.includes(textOf('letter.right.noTest')))
    assert.ok(text.includes(textOf('letter.decide.older')), 'what is so today belongs to the newest')
    const $ = await read(`${page}?day=2025-08-10`)
    assert.equal($('[rel=prev]').length, 0)
    assert.equal($('[rel=next]').attr('href'), `${page}?day=2025-08-25`)
    assert.equal((await read(page))('[rel=prev]').attr('href'), `${page}?day=2025-08-04`)
    assert.equal((await read(page))('[rel=next]').length, 0)
  })

  const faults: [string, string, WordKey][] = [
    ['in the future', '2031-01-01', 'insights.fault.future'],
    ['before the first', '2025-07-01', 'insights.fault.before'],
    ['that is not over', '2025-09-25', 'letter.fault.open'],
    ['not counted yet', '2025-10-09', 'insights.fault.after'],
    ['of no calendar', '2025-02-30', 'insights.fault.day'],
    ['of words', 'last%20month', 'insights.fault.day'],
    ['of another century', '1925-09-25', 'insights.fault.tooOld'],
  ]
  for (const [what, day, key] of faults)
    it(`says plainly that there is none of a month ${what}`, async () => {
      const $ = await read(`${page}?day=${day}`, 422)
      assert.match($('.problems').text(), says(key))
      assert.equal($('#day').attr('aria-invalid'), 'true')
      assert.equal($(`a[href="${page}"]:contains("${textOf('letter.newest')}")`).length, 1)
      assert.equal($('.letter section').length, 0)
    })

  it('takes a list of days for none', async () => {
    assert.equal((await read(`${page}?day=2025-08-10&day=x`))('h1').text(), (await read(page))('h1').text())
  })

  it('is there in Spanish', async () => {
    const text = await textsOf(`/es${page}`)
    assert.ok(text.includes(textWith('letter.asked.times', { times: '409' }, 'es')))
    assert.ok(text.includes(textOf('letter.wrong.scattered', 'es')) || text.includes('Lo más frecuente'))
  })

  it('comes when the first four weeks are counted', async () => {
    const young = createTestApp()
    const reader = signIn(young, 'viewer')
    const textNow = async () => readStaffPage((await reader.get(page).expect(200)).text)('main').text()
    assert.match(await textNow(), says('insights.fault.none'))
    await publishSampleWeeks(young.database, new Date('2025-08-20T12:00:00Z'))
    assert.match(await textNow(), says('letter.fault.first'))
  })
})
