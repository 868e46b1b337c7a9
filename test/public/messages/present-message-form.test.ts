import assert from 'node:assert/strict'
import { createLanguage } from '../../../src/platform/language/language.js'
import type { CallWindow } from '../../../src/public/messages/call-windows.js'
import {
  type MessageFormSources,
  presentCallInstead,
  presentMessageForm,
} from '../../../src/public/messages/present-message-form.js'
import { textOf, textWith } from '../../support/app/says.js'

interface FormChoice {
  value: string
  label: string
  chosen: boolean
}

interface FormModel {
  title: string
  lead: string
  languages: FormChoice[]
  windows: { day: string; choices: FormChoice[] }[] | null
  problems: { href: string; message: string }[] | null
  phoneDescribed: string | null
  faults: Record<string, string | null>
  typed: unknown
}

const owner = {
  ...{ name: 'Nurse', address: 'nurse@cedarvalley.example', phone: '+12165550112', ext: '12' },
  ...{ page: '/offices/nurse', action: '/email/contact/1' },
}
const window = (date: string, part: CallWindow['part'], hour: number): CallWindow => ({
  ...{ value: `${date} ${part}`, date, part },
  from: new Date(`${date}T${hour}:00:00Z`),
  to: new Date(`${date}T${hour + 2}:00:00Z`),
})
const windows = [
  window('2026-12-01', 'morning', 13),
  window('2026-12-01', 'afternoon', 18),
  window('2026-12-02', 'morning', 13),
]
const typed = { message: 'Please call', name: 'Ana', phone: '12', email: '', lang: 'es', window: '' }

function present(change: Partial<MessageFormSources> = {}, lang = 'en') {
  const sources: MessageFormSources = {
    ...{ kind: 'message', owner, action: '/send', form: 'signed', answer: null, typed },
    ...{ isOwnQuestion: false, choices: { languages: ['en', 'es'], windows }, replyBy: '2026-12-02' },
    replyUnsure: false,
    ...{ problems: [], status: 200, emergency: null, timeZone: 'America/New_York' },
    speech: createLanguage().speech(lang),
    ...change,
  }
  const { model, status } = presentMessageForm(sources)
  return { ...(model as unknown as FormModel), status }
}

describe('presentMessageForm', () => {
  it('offers times by day only to those who want a call', () => {
    const asked = { ...typed, window: '2026-12-01 afternoon' }
    const call = present({ kind: 'call', typed: asked }, 'es')
    const dates = createLanguage().speech('es')
    assert.deepEqual(
      call.windows?.map(({ day, choices }) => [day, choices.map(({ chosen }) => chosen)]),
      [
        [dates.date('2026-12-01', 'long'), [false, true]],
        [dates.date('2026-12-02', 'long'), [false]],
      ],
    )
    const from = dates.time(new Date('2026-12-01T13:00:00Z'), 'America/New_York')
    assert.ok(call.windows?.[0]?.choices[0]?.label.includes(from))
    assert.equal(call.title, textWith('messages.callTitle', { office: 'Nurse' }, 'es'))
    assert.equal(present({ typed: asked }).windows, null)
    assert.equal(present({ kind: 'call', choices: { languages: ['en'], windows: [] } }).windows, null)
  })

  it('says by when the office replies, and keeps the language that was chosen', () => {
    const { title, lead, languages } = present()
    assert.equal(title, textWith('messages.title', { office: 'Nurse' }))
    const date = createLanguage().speech('en').date('2026-12-02', 'long')
    assert.equal(lead, textWith('messages.lead', { date }))
    assert.deepEqual(
      languages.map(({ value, chosen }) => [value, chosen]),
      [
        ['en', false],
        ['es', true],
      ],
    )
  })

  it('says each fault at its field, and keeps everything typed', () => {
    const problems = [{ field: 'phone', key: 'messages.problem.phone', values: {} }] as const
    const refused = present({ problems, status: 422 }, 'es')
    const message = textOf('messages.problem.phone', 'es')
    assert.equal(refused.status, 422)
    assert.deepEqual(refused.problems, [{ href: '#phone', message }])
    assert.deepEqual([refused.faults.phone, refused.faults.name], [message, null])
    assert.deepEqual(refused.typed, typed)
    assert.equal(refused.phoneDescribed, 'phone-hint phone-fault')
    assert.equal(present({ kind: 'call', problems }).phoneDescribed, 'phone-fault')
    assert.equal(present({ kind: 'call' }).phoneDescribed, null)
  })
})

describe('presentCallInstead', () => {
  it('keeps the words of the message that could not be sent, next to the number', () => {
    const call = { label: 'Call', phone: owner.phone } as unknown as Parameters<
      typeof presentCallInstead
    >[1]['call']
    const reach = { where: null, wrongNumber: { of: 'nurse.', id: 'number-nurse-', isDistrict: false } }
    const page = presentCallInstead(
      owner,
      { call, reach },
      'Please call',
      null,
      createLanguage().speech('es'),
    )
    const model = page.model as unknown as { title: string; typed: string; call: unknown; office: unknown }
    assert.equal(page.status, 404)
    assert.equal(model.title, textOf('messages.offTitle', 'es'))
    assert.deepEqual([model.typed, model.call], ['Please call', call])
    assert.deepEqual(model.office, { name: 'Nurse', href: '/offices/nurse' })
  })
})
