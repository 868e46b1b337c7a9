import assert from 'node:assert/strict'
import { chanceOfLosing, findDrop, type NightAnswer } from '../../../src/content/shopper/find-drop.js'

const answers = (rights: string, change: Partial<NightAnswer> = {}): NightAnswer[] =>
  [...rights].map((right, i) => ({
    ...{ key: `case:${i}:0`, right: right === '+', crisis: false, alarm: false, office: 'nurse' },
    ...change,
  }))
const drop = (before: readonly NightAnswer[], now: readonly NightAnswer[]) =>
  findDrop(now, [{ night: '2026-11-27', answers: before }])

describe('A drop since a good night', () => {
  it('is more lost answers than chance explains', () => {
    assert.equal(
      drop(answers('+++++++++-'), answers('-----++++-')),
      null,
      'five of five, by chance once in 32',
    )
    const found = drop(answers('+++++++++-'), answers('------+++-'))
    assert.equal(found?.lost.length, 6)
    assert.equal(found?.since, '2026-11-27')
  })

  it('counts what was gained against what was lost', () => {
    const before = answers('++++++++----')
    assert.equal(drop(before, answers('--------++++')), null)
    assert.equal(drop(before, answers('--------+---'))?.gained, 1)
  })

  it('is any danger that lost its lines, and no other', () => {
    const danger = { key: 'set:en-21:0', crisis: true, alarm: true }
    const lost = [...answers('++'), ...answers('-', { ...danger, alarm: false })]
    assert.deepEqual(drop([...answers('++'), ...answers('+', danger)], lost)?.dangers, [danger.key])
    assert.equal(drop(lost, lost), null, 'they had none before')
    const alarm = answers('+', { alarm: true })
    assert.equal(drop(alarm, answers('+')), null, 'nobody was in danger')
  })

  it('compares only what was asked in both nights', () => {
    const others = answers('------', {}).map((answer, i) => ({ ...answer, key: `case:${i}:new words` }))
    assert.equal(drop(answers('++++++'), others), null)
    assert.equal(drop([], answers('------')), null)
  })

  it('is also a slow decay: more answers lost since the best good night than chance explains', () => {
    const start = '++++++++++'
    const nights: { night: string; answers: NightAnswer[] }[] = []
    const without = (lost: number) => answers(`${'-'.repeat(lost)}${start.slice(lost)}`)
    // The first two nights are alike, and the very first is worse.
    for (const lost of [1, 0, 0, 1, 2, 3, 4, 5])
      nights.unshift({ night: `2026-11-0${nights.length + 1}`, answers: without(lost) })
    assert.equal(findDrop(without(6), nights), null, 'six of six, the farthest night once in 32')
    const found = findDrop(without(7), nights)
    assert.deepEqual([found?.since, found?.lost.length, found?.gained], ['2026-11-03', 7, 0])
  })

  it('names the newest good night where that is enough', () => {
    const nights = ['2026-11-03', '2026-11-02'].map((night, i) => ({
      ...{ night, answers: answers(i === 0 ? '++++++++-' : '+++++++++') },
    }))
    assert.equal(findDrop(answers('---------'), nights)?.since, '2026-11-03')
    assert.equal(findDrop(answers('---------'), []), null)
  })

  it('is judged by the sign test', () => {
    assert.equal(chanceOfLosing(0, 0), 1)
    assert.ok(Math.abs(chanceOfLosing(6, 0) - 1 / 64) < 1e-12)
    assert.ok(Math.abs(chanceOfLosing(3, 3) - 42 / 64) < 1e-12)
    assert.ok(chanceOfLosing(3000, 2500) < 1e-10)
    assert.ok(chanceOfLosing(2500, 3000) > 0.999)
  })
})
