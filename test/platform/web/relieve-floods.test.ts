import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setImmediate } from 'node:timers/promises'
import express from 'express'
import { createMetrics } from '../../../src/platform/metrics/metrics.js'
import { relieveFloods } from '../../../src/platform/web/relieve-floods.js'

describe('A flood of concerns', () => {
  function start(maxPerTurn: number, spare = 0) {
    const seen: string[] = []
    const noting = (name: string) => Object.assign(express(), { handle: () => void seen.push(name) })
    const served = relieveFloods(noting('app'), () => noting('relief'), createMetrics(), {
      ...{ maxPerTurn, spare, regained: 0 },
    })
    const ask = (method: string, url: string) =>
      served({ method, url } as IncomingMessage, {} as ServerResponse)
    return { seen, ask }
  }

  it('goes to the relief from where one turn has no room for more, until the next turn', async () => {
    const { seen, ask } = start(2)
    for (let i = 0; i < 3; i++) ask('POST', '/api/v1/ask')
    ask('POST', '/es/ask?embed=yes')
    assert.deepEqual(seen, ['app', 'app', 'relief', 'relief'])
    await setImmediate()
    ask('POST', '/ask')
    assert.equal(seen.at(-1), 'app')
  })

  it('is none when those who waited for a start come at once', async () => {
    const { seen, ask } = start(2, 3)
    for (let i = 0; i < 6; i++) ask('POST', '/ask')
    assert.deepEqual(seen, ['app', 'app', 'app', 'app', 'app', 'relief'])
    await setImmediate()
    for (let i = 0; i < 3; i++) ask('POST', '/ask')
    assert.deepEqual(seen.slice(6), ['app', 'app', 'relief'], 'what was spare is used')
  })

  it('holds up no page, and no other form', () => {
    const { seen, ask } = start(0)
    ask('GET', '/ask')
    ask('POST', '/sign-in')
    ask('POST', '/asked')
    assert.deepEqual(seen, ['app', 'app', 'app'])
  })
})
