import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { createTurns, TurnGivenUp } from '../../../src/platform/threads/turns.js'

describe('Turns', () => {
  const never = new AbortController().signal

  it('run one piece of work at a time, in order, whatever fails', async () => {
    const inTurn = createTurns()
    const seen: string[] = []
    const work = (name: string) => async () => {
      seen.push(`${name} begins`)
      await wait(5)
      seen.push(`${name} ends`)
      if (name === 'bad') throw new Error('no disk')
      return name
    }
    const all = ['first', 'bad', 'last'].map((name) => inTurn(work(name), never).catch(String))
    assert.deepEqual(await Promise.all(all), ['first', 'Error: no disk', 'last'])
    assert.deepEqual(
      seen,
      ['first', 'bad', 'last'].flatMap((name) => [`${name} begins`, `${name} ends`]),
    )
  })

  it('are given up by who stops, and not by the others', async () => {
    const inTurn = createTurns()
    const stopping = new AbortController()
    let end = () => {}
    const first = inTurn(
      () =>
        new Promise<void>((done) => {
          end = done
        }),
      never,
    )
    const second = inTurn(async () => assert.fail('it has stopped'), stopping.signal)
    const third = inTurn(async () => 3, never)
    await wait(5)
    stopping.abort()
    await assert.rejects(second, TurnGivenUp)
    end()
    await first
    assert.equal(await third, 3)
    await assert.rejects(
      inTurn(async () => assert.fail('it has stopped'), stopping.signal),
      TurnGivenUp,
    )
  })

  it('go on after work that hangs', async () => {
    const inTurn = createTurns(20)
    void inTurn(() => new Promise(() => {}), never)
    assert.equal(await inTurn(async () => 2, never), 2)
  })
})
