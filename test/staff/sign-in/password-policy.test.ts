import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import type * as Common from '@zxcvbn-ts/language-common'
import { createPasswordPolicy, minPasswordLength } from '../../../src/staff/sign-in/password-policy.js'

describe('A new password', () => {
  const fault = createPasswordPolicy(() => ['Quillmere Valley Schools', 'Quillmere'])

  it('cannot be made of the words that everybody here knows', () => {
    for (const password of ['QuillmereValleySchools', 'quillmere schools 1!', 'Quillmere Who to Ask'])
      assert.equal(fault(password, []), 'common', password)
    assert.equal(fault('quillmere heron tractor violin', []), null)
  })

  it('cannot be one of the list of common ones that is long enough', () => {
    const { dictionary } = createRequire(import.meta.url)('@zxcvbn-ts/language-common') as typeof Common
    const list = dictionary['passwords-common'] as string[]
    const long = list.filter((password) => password.length >= minPasswordLength)
    assert.deepEqual([list.length, long.length], [49_233, 41], 'as docs/SECURITY.md says')
    assert.deepEqual(
      long.filter((password) => fault(password, []) !== 'common'),
      [],
    )
  })
})
