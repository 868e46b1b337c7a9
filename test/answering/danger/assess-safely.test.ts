import assert from 'node:assert/strict'
import { assessSafely } from '../../../src/answering/danger/assess-safely.js'
import { findEmergency } from '../../../src/answering/find-emergency.js'
import { createLog } from '../../../src/platform/web/log.js'

const failing = () => {
  throw new Error('There is no model')
}

describe('The danger check, when it fails', () => {
  it('goes by the patterns of every language alone, and says so', () => {
    const faults: unknown[] = []
    const assess = (text: string) => assessSafely(text, failing, (fault) => faults.push(fault))
    assert.equal(assess('my son says he wants to kill himself').level, 'now')
    assert.equal(assess('mi hija dice que se quiere matar').level, 'now')
    assert.equal(assess('the bus is late').level, null)
    assert.equal(faults.length, 3)
  })

  it('shows help where not even the patterns can be asked', () => {
    const noText = undefined as unknown as string
    assert.equal(assessSafely(noText, failing, () => {}).level, 'now')
  })

  it('gives lines with no directory: 911 and 988 among them', () => {
    const tools = {
      liveRevision: { assess: failing },
      directory: { current: failing },
      now: () => new Date(),
      log: createLog('silent'),
    }
    const found = findEmergency(
      { text: 'my son says he wants to kill himself', lang: null, language: 'en' },
      tools,
    )
    assert.deepEqual(found?.lines.map(({ call }) => call).slice(0, 2), ['911', '988'])
    assert.equal(findEmergency({ text: 'the bus is late', lang: null, language: 'en' }, tools), null)
  })

  it('looks through a text that is too long for an answer, across the places where it is cut', () => {
    const tools = {
      liveRevision: { assess: failing },
      directory: { current: failing },
      now: () => new Date(),
      log: createLog('silent'),
    }
    const alarm = 'he wants to kill himself'
    for (const at of [0, 1880, 1895, 1990, 3790, 9000]) {
      const text = `${'a bus '.repeat(2000).slice(0, at)} ${alarm} ${'a bus '.repeat(200)}`
      assert.equal(findEmergency({ text, lang: 'en', language: 'en' }, tools)?.level, 'now', String(at))
    }
  })

  it('shows lines for one so long that its middle is left out', () => {
    const tools = {
      liveRevision: { assess: failing },
      directory: { current: failing },
      now: () => new Date(),
      log: createLog('silent'),
    }
    const found = findEmergency({ text: 'a bus '.repeat(5000), lang: 'en', language: 'en' }, tools)
    assert.equal(found?.level, 'support')
    assert.deepEqual(found?.lines.map(({ call }) => call).slice(0, 2), ['911', '988'])
  })
})
