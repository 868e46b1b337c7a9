import assert from 'node:assert/strict'
import { createPasswordPolicy } from '../../../src/staff/sign-in/password-policy.js'

describe('A new password', () => {
  const fault = createPasswordPolicy(() => ['Quillmere Valley Schools', 'Quillmere'])

  it('cannot be made of the words that everybody here knows', () => {
    for (const password of ['QuillmereValleySchools', 'quillmere schools 1!', 'Quillmere Who to Ask'])
      assert.equal(fault(password, []), 'common', password)
    assert.equal(fault('quillmere heron tractor violin', []), null)
  })
})
