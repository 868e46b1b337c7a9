import assert from 'node:assert/strict'
import { createShopperStore } from '../../../src/content/shopper/shopper-store.js'
import { addDays } from '../../../src/directory/time/local-time.js'
import { sampleNight } from '../../support/gallery/shop-in-vain.js'
import { openEmpty } from '../../support/samples/empty-database.js'

const first = '2026-09-01'
const dropSince = (since: string) => ({ since, lost: ['case:1:0'], gained: 0, dangers: [] })

describe('The nights of the mystery shopper', () => {
  async function open() {
    const store = createShopperStore(await openEmpty())
    const save = (n: number, since: number | null = null) =>
      store.save(
        sampleNight({
          night: addDays(first, n),
          drop: since === null ? null : dropSince(addDays(first, since)),
        }),
        [],
      )
    const goodBefore = (n: number) => store.goodNights(addDays(first, n)).map(({ night }) => night)
    return { store, save, goodBefore }
  }

  it('compare with every good night before, newest first, back to the last accepted one', async () => {
    const { store, save, goodBefore } = await open()
    for (const n of [0, 1]) save(n)
    save(2, 1)
    assert.deepEqual(goodBefore(3), [addDays(first, 1), first])
    store.accept(addDays(first, 2), 'Ana Ruiz')
    save(3)
    assert.deepEqual(goodBefore(4), [addDays(first, 3), addDays(first, 2)])
    assert.deepEqual(goodBefore(2), [addDays(first, 1), first])
  })

  it('keep a month of answers, and those that an open drop is compared with', async () => {
    const { save, goodBefore } = await open()
    for (let n = 0; n < 40; n++) save(n)
    assert.equal(goodBefore(40).length, 30)
    for (let n = 40; n < 80; n++) save(n, 15)
    assert.deepEqual(goodBefore(80), [addDays(first, 39), addDays(first, 15)])
    for (let n = 80; n < 115; n++) save(n)
    assert.equal(goodBefore(115).length, 30)
  })

  it('keep two years of nights', async () => {
    const { store, save } = await open()
    for (let n = 0; n < 752; n++) save(n)
    const kept = store.list(1000).map(({ night }) => night)
    assert.deepEqual([kept.length, kept[0], kept.at(-1)], [750, addDays(first, 751), addDays(first, 2)])
  })
})
