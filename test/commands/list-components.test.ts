import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { listComponents } from '../../src/commands/list-components.js'
import { fromRoot } from '../../src/platform/root.js'
import { ourProgram } from '../support/processes/our-program.js'

describe('The component list', () => {
  const lock = (packages: object, lockfileVersion = 3) => JSON.stringify({ lockfileVersion, packages })
  const components = () => listComponents(readFileSync(fromRoot('package-lock.json'), 'utf8'))

  it('has all runtime packages, direct or not, and no development packages', () => {
    const list = listComponents(
      lock({
        '': { dependencies: { a: '1.0.0' } },
        'node_modules/b': { version: '2.0.0', license: 'ISC' },
        'node_modules/@scope/a': { version: '1.0.0', license: 'MIT' },
        'node_modules/@scope/a/node_modules/b': { version: '1.5.0', license: 'ISC' },
        'node_modules/c': { version: '3.0.0', optional: true },
        'node_modules/d': { version: '4.0.0', dev: true },
      }),
    )
    assert.deepEqual(list, [
      { name: '@scope/a', version: '1.0.0', license: 'MIT', optional: false },
      { name: 'b', version: '1.5.0', license: 'ISC', optional: false },
      { name: 'b', version: '2.0.0', license: 'ISC', optional: false },
      { name: 'c', version: '3.0.0', license: '', optional: true },
    ])
  })

  it('refuses an unreadable lock file', () => {
    assert.throws(() => listComponents(lock({}, 1)), /version 1: run "npm install"/)
  })

  it('has the exact requested versions, each with a license', () => {
    const packages = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'))
    for (const [name, version] of Object.entries(packages.dependencies))
      assert.ok(
        components().some((each) => each.name === name && each.version === version),
        name,
      )
    // A package of the service, openapi3-ts, needs it as well.
    const neededToo = ['yaml']
    for (const name of Object.keys(packages.devDependencies).filter((each) => !neededToo.includes(each)))
      assert.ok(!components().some((each) => each.name === name && !each.optional), name)
    const unlicensed = components().filter(({ license }) => license === '')
    // The license is only in its files: MIT.
    assert.deepEqual(
      unlicensed.map(({ name }) => name),
      ['sylvester'],
    )
  })

  it('is printed one per line', () => {
    const printed = execFileSync(process.execPath, ourProgram('src', 'commands', 'components'), {
      encoding: 'utf8',
    })
    assert.match(printed, /^express\t\d+\.\d+\.\d+\tMIT$/m)
    assert.doesNotMatch(printed, /^mocha\t/m)
    assert.equal(printed.trim().split('\n').length, components().length)
  })
})
