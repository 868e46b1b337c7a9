import assert from 'node:assert/strict'
import { isSignedByTwilio, signLikeTwilio } from '../../../src/public/text-messages/twilio.js'

const url = 'https://mycompany.com/myapp.php?foo=1&bar=2'
const fields = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675309',
  Digits: '1234',
  From: '+14158675309',
  To: '+18005551212',
}

describe('The Twilio signature', () => {
  it('matches Twilio’s published examples', () => {
    assert.equal(signLikeTwilio(url, fields, '12345'), 'RSOYDt4T1cUTdK1PDd93/VVr8B8=')
    const repeated = { Sid: 'CA123', SidAccount: 'AC123', Digits: ['5678', '1234', '1234'] }
    assert.equal(signLikeTwilio(url, repeated, '12345'), 'IK+Dwps556ElfBT0I3Rgjkr1wJU=')
  })

  it('covers UTF-8 bytes', () => {
    const german = { Caller: 'Müller', Greeting: 'Grüß Gott' }
    assert.equal(
      signLikeTwilio('https://customer.example/cb', german, '12345'),
      '1u+8eedolvqsC8ybKmeUbdyKfrU=',
    )
  })

  it('is valid with and without the port, and in no other way', () => {
    const plain = signLikeTwilio('https://ask.example/sms', fields, 'key')
    const withPort = signLikeTwilio('https://ask.example:443/sms', fields, 'key')
    for (const signature of [plain, withPort])
      assert.ok(isSignedByTwilio(signature, 'https://ask.example/sms', fields, 'key'))
    assert.ok(isSignedByTwilio(plain, 'https://ask.example:8443/sms', fields, 'key'))
    assert.ok(!isSignedByTwilio(plain, 'https://ask.example/sms?x=1', fields, 'key'))
    assert.ok(!isSignedByTwilio(plain, 'http://ask.example/sms', fields, 'key'))
    assert.ok(!isSignedByTwilio(plain, 'https://ask.example/sms', { ...fields, Digits: '12345' }, 'key'))
    assert.ok(!isSignedByTwilio(plain, 'https://ask.example/sms', fields, 'another'))
    assert.ok(!isSignedByTwilio('', 'https://ask.example/sms', fields, 'key'))
  })
})
