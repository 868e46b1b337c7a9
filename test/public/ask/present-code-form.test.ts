import assert from 'node:assert/strict'
import { presentCodeForm } from '../../../src/public/ask/present-code-form.js'
import { speech } from '../../support/samples/sample-sources.js'

describe('presentCodeForm', () => {
  const present = (...[typed, problem]: [string, Parameters<typeof presentCodeForm>[1]]) => {
    const { model, status } = presentCodeForm(typed, problem, speech)
    return {
      ...(model as unknown as { code: string; codeProblem: string | null; problems: unknown }),
      status,
    }
  }

  it('says each problem at the field and above the page, as a page that went wrong', () => {
    const said = (['missing', 'wrong', 'unknown'] as const).map((problem) => {
      const { status, codeProblem, problems } = present('K7', problem)
      assert.equal(status, 422)
      assert.deepEqual(problems, [{ href: '#code', message: codeProblem }])
      return codeProblem
    })
    assert.equal(new Set(said).size, 3)
    assert.equal(said[1], speech.t('byCode.wrong'))
  })

  it('is a plain form before anything was typed', () => {
    const { status, codeProblem, problems } = present('', null)
    assert.deepEqual([status, codeProblem, problems], [200, null, null])
  })

  it('gives back what was typed, cut to what a code could be', () => {
    assert.equal(present('k7m2-q9xd', 'unknown').code, 'k7m2-q9xd')
    assert.equal(present('x'.repeat(41), 'wrong').code, 'x'.repeat(40))
  })
})
