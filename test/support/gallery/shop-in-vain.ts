import { readNationalSet } from '../../../src/content/shopper/shopper-concerns.js'
import { createShopperStore, type ShopperNight } from '../../../src/content/shopper/shopper-store.js'
import type { TestApp } from '../app/test-app.js'

const counts = {
  national: { part: 274, of: 300 },
  own: { part: 0, of: 0 },
  dangers: { part: 33, of: 36 },
  falseAlarms: { part: 4, of: 264 },
  refused: { part: 16, of: 24 },
  same: { part: 300, of: 300 },
}

/** A night of the sample. */
export const sampleNight = (change: Partial<ShopperNight> = {}): ShopperNight => ({
  ...{ night: '2025-10-09', at: new Date('2025-10-09T07:00:00Z'), revision: 0, change: 0 },
  ...{
    counts,
    middleMs: 14,
    slowMs: 41,
    signals: ['meaning', 'terms', 'words'],
    drop: null,
    acceptedBy: null,
  },
  ...change,
})

/** A night that was accepted, a good one, and one in which a danger and other answers were lost after a publication. */
export function shopInVain({ database }: TestApp): void {
  const store = createShopperStore(database)
  const set = readNationalSet()
  const lost = set.filter(({ asked }) => asked.expect.length > 0).slice(0, 7)
  const danger = set.find(({ asked }) => asked.crisis && asked.lang === 'ar')!
  const drop = { since: '2025-10-08', lost: lost.map(({ key }) => key), gained: 1, dangers: [danger.key] }
  const accepted = { drop: { ...drop, since: '2025-10-06' }, acceptedBy: 'dana.okafor@cedarvalley.example' }
  store.save(sampleNight({ night: '2025-10-07', ...accepted }), [])
  store.save(sampleNight({ night: '2025-10-08' }), [])
  const worse = { ...counts, national: { part: 266, of: 300 }, dangers: { part: 32, of: 36 } }
  const answers = set.map(({ key, asked }) => ({
    ...{ key, right: false, crisis: asked.crisis, alarm: false, office: 'nutrition' },
  }))
  database.$client
    .prepare(
      `insert into record_changes (at, who, kind, record, name, action, way) values (?, ?, 'offices', 3, 'Transportation', 'changed', 'form')`,
    )
    .run(Date.parse('2025-10-09T18:00:00Z'), 'kim.lee@cedarvalley.example')
  store.save(
    sampleNight({ revision: 99, change: 99_999, counts: worse, drop, signals: ['terms', 'words'] }),
    answers,
  )
}
