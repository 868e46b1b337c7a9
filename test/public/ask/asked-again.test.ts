import assert from 'node:assert/strict'
import request from 'supertest'
import { createTestApp } from '../../support/app/test-app.js'

describe('Asking again', () => {
  const made = createTestApp()
  const agent = request.agent(made.app)
  const ask = (by: Pick<typeof agent, 'post'>, concern: string) =>
    by.post('/ask').type('form').send({ concern }).expect(303)

  it('is counted at the question before, of the same browser alone', async () => {
    const first = await ask(agent, 'The bus is late')
    await ask(request(made.app), 'The bus is late')
    assert.deepEqual(made.askedAgain, [])
    await ask(agent, 'Where is the bus?')
    assert.deepEqual(made.askedAgain, [first.headers.location?.match(/\/answers\/(\w+)/)?.[1]])
  })

  it('is not what a question without words, or another look at the answer, does', async () => {
    const before = made.askedAgain.length
    await agent.post('/ask').type('form').send({ concern: '' }).expect(422)
    await agent.get('/answers/K7M2Q9XD').expect(200)
    assert.equal(made.askedAgain.length, before)
  })
})
