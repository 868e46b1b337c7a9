import assert from 'node:assert/strict'
import { createShopperStore } from '../../../../src/content/shopper/shopper-store.js'
import { gradedConcerns } from '../../../../src/platform/database/grading-schema.js'
import { byteOrderMark } from '../../../../src/platform/files/csv.js'
import { readStaffPage } from '../../../support/app/page.js'
import { says, textOf, textWith } from '../../../support/app/says.js'
import { signIn } from '../../../support/app/sign-in.js'
import { createTestApp } from '../../../support/app/test-app.js'
import { sampleNight, shopInVain } from '../../../support/gallery/shop-in-vain.js'

const page = '/insights/quality'

describe('How right the answers are', () => {
  function open() {
    const made = createTestApp()
    const viewer = signIn(made, 'viewer')
    const read = async (path = page) => readStaffPage((await viewer.get(path).expect(200)).text)
    const file = async (name: string) => (await viewer.get(`/insights/files/${name}.csv`).expect(200)).text
    return { ...made, viewer, read, file }
  }

  it('says so before the first night and the first grades', async () => {
    const made = open()
    const $ = await made.read()
    assert.equal($('#nights-says').text(), textOf('insights.nights.none'))
    assert.equal($('#graded-says').text(), textOf('insights.graded.tooFew'))
    assert.equal($('main svg.insight-picture, main table').length, 0)
    for (const role of ['desk', 'editor'] as const) await signIn(made, role).get(page).expect(403)
  })

  it('shows each night as a picture, a table, and a file', async () => {
    const { database, read, file } = open()
    const store = createShopperStore(database)
    const few = { ...sampleNight().counts, own: { part: 3, of: 4 } }
    for (const night of ['2025-10-07', '2025-10-08', '2025-10-09'])
      store.save(sampleNight({ night, counts: few }), [])
    const $ = await read()
    assert.ok(
      $('#nights-says')
        .text()
        .includes(textWith('insights.nights.right', { date: 'Oct 9', part: '274', of: '300' })),
    )
    assert.equal(
      $('#night-dangers-says').text(),
      `${textWith('insights.nights.dangers', { part: '33', of: '36' })} ${textWith('insights.nights.falseAlarms', { part: '4', of: '264' })}`,
    )
    for (const name of ['nights', 'night-dangers', 'night-times']) {
      assert.equal($(`#${name} svg.insight-picture`).length, 1, name)
      assert.equal($(`#${name} tbody tr`).length, 3, name)
      const text = await file(name)
      assert.ok(text.startsWith(byteOrderMark))
      assert.equal(text.trim().split(/\r?\n/).length, 4, text)
    }
    assert.match(await file('night-dangers'), /"?October 9, 2025"?,33 of 36,4 of 264/)
    assert.ok(!(await file('nights')).includes('3 of 4'), 'few saved cases could be about one family')
  })

  it('names in a drop what was published or changed since the last good night, and by whom', async () => {
    const made = open()
    shopInVain(made)
    const note = (await made.read())('#nights').text()
    assert.match(note, says('insights.nights.drop'))
    assert.ok(note.includes('kim.lee@cedarvalley.example'))
    assert.ok(note.includes('Transportation'))
    assert.match(note, says('shopper.published'))
    assert.ok(note.includes(textOf('shopper.signal.meaning')), 'signals have names')
    assert.equal((await made.read())('main a[href^="/admin"]').length, 0, 'viewers have no such page')
    const admin = readStaffPage((await signIn(made, 'admin').get(page).expect(200)).text)
    assert.equal(admin('main a[href="/admin/to-do"], main a[href="/admin/routing/to-do"]').length, 1)
    assert.ok(made.services.shopper.accept('2025-10-09', 'ana'))
    assert.doesNotMatch((await made.read())('#nights').text(), says('insights.nights.drop'))
  })

  it('still names the cause after the answers are good again, also in the file', async () => {
    const made = open()
    shopInVain(made)
    createShopperStore(made.database).save(sampleNight({ night: '2025-10-10' }), [])
    const $ = await made.read()
    const notes = $('#nights > p.quiet').text()
    assert.ok(notes.includes('October 9, 2025') && notes.includes('kim.lee@cedarvalley.example'), notes)
    assert.ok(notes.includes(textWith('insights.nights.over', { date: 'October 10, 2025' })), notes)
    const lines = (await made.file('nights')).split(/\r?\n/)
    assert.deepEqual(
      lines.filter((line) => line.includes('kim.lee@cedarvalley.example')).length,
      1,
      'the first night of the drop names it',
    )
    assert.ok(lines.find((line) => line.includes('October 9, 2025'))!.includes('Transportation'))
  })

  it('shows shares of finished weeks with their intervals, and no count', async () => {
    const { database, read, file, services } = open()
    const at = services.now().getTime() - 8 * 24 * 60 * 60_000
    const graded = Array.from({ length: 400 }, (_, i) => {
      const isMiss = i % 10 === 0
      return {
        ...{ week: '2025-09-22', named: ['transportation'], sure: i % 3 > 0, firstBy: 1, secondBy: 2 },
        ...{
          first: isMiss ? 'pta' : 'transportation',
          second: isMiss ? 'nutrition' : 'transportation',
          gradedAt: at,
        },
      }
    })
    database.insert(gradedConcerns).values(graded).run()
    const $ = await read()
    const share = textWith('insights.interval', { share: '90%', low: '86%', high: '93%' })
    assert.ok($('#graded-says').text().includes(textWith('insights.graded.saysRight', { share })))
    assert.deepEqual(
      $('#graded tbody th')
        .toArray()
        .map((each) => $(each).text()),
      ['right', 'sure', 'agreed'].map((name) => textOf(`insights.graded.${name as 'right'}`)),
    )
    assert.equal($('#graded svg.insight-picture').length, 1)
    assert.ok((await file('graded')).includes('90%'))
    assert.ok(!$('#graded').text().includes('400') && !$('#graded').text().includes('360'))
  })
})
