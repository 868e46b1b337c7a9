import assert from 'node:assert/strict'
import type { Redactor } from '../../../src/answering/privacy/redactor.js'
import { sampleRedactor } from '../../support/samples/sample-redactor.js'

describe('Finding identifying numbers', () => {
  let redactor: Redactor
  before(async function () {
    this.timeout(60_000)
    redactor = await sampleRedactor()
  })
  const holds = (lang: string, rows: [typed: string, kept: string][]) => {
    for (const [typed, kept] of rows) assert.equal(redactor.redact(typed, lang).text, kept)
  }

  it('finds phone numbers with any separators, and in words', () => {
    holds('en', [
      ['call me 216 - 555 - 0142', 'call me [phone]'],
      ['im at 216)555-0142 today', 'im at [phone] today'],
      ['use 216/555/0142', 'use [phone]'],
      ['call two one six five five five oh one four two', 'call [phone]'],
      ['call 216-five five five-0142', 'call [phone]'],
      ['call 2 1 6 5 5 5 0 1 4 2', 'call [phone]'],
    ])
    holds('es', [['mi cel es dos uno seis cinco cinco cinco cero uno cuarenta y dos', 'mi cel es [phone]']])
  })

  it('finds numbers of students, cases, and accounts by the words before or after', () => {
    holds('en', [
      ['her number is 90210 for lunch', 'her number is [id] for lunch'],
      ['the pin for the portal is 4471', 'the pin for the portal is [id]'],
      ['her lunch pin is three nine oh one', 'her lunch pin is [id]'],
      ['last 4 of my social is 4471', 'last 4 of my social is [id]'],
      ['last four 4471', 'last four [id]'],
      ['not that card, the one ending 4471', 'not that card, the one ending [id]'],
      ['our contract ends 2027', 'our contract ends 2027'],
      ['448210 is her student id', '[id] is her student id'],
      ['case 2019-DR-00123 in court', 'case [id] in court'],
      ['his alien number is A 201 555 014', 'his alien number is [id]'],
      ['student number 2 2 0 1 9 4', 'student number [id]'],
    ])
    holds('es', [
      ['su numero de alumno es cuatro cero dos uno', 'su numero de alumno es [id]'],
      ['orden no. PO 25-00123 de la corte', 'orden no. [id] de la corte'],
    ])
  })

  it('finds license plates of any shape after the word', () => {
    holds('en', [
      ['a man with plate 7abc123 waits', 'a man with plate [plate] waits'],
      ['license plate is K 4 4 1 9 2', 'license plate is [plate]'],
      ['tag number kd 22 xs told her', 'tag number [plate] told her'],
    ])
    holds('es', [['camioneta placas bkt 41 20 siempre', 'camioneta placas [plate] siempre']])
  })

  it('leaves numbers that identify nobody', () => {
    for (const text of [
      'bus number 1042 never came',
      'grades 6 7 8 9 10 11 12',
      'enroll for 2026-2027',
      'my account balance is $45.50',
      'report cards for 2025',
      'he got one or two out of ten',
      'the number of kids is 31',
      'call 911',
    ])
      assert.equal(redactor.redact(text, 'en').text, text)
    for (const text of ['el bus 1042 no paso', 'son dos o tres veces', 'el grado 5 y el 6'])
      assert.equal(redactor.redact(text, 'es').text, text)
  })
})
