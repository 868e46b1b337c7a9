import type { Answer, AnswerEntry } from '../../../src/answering/answer.js'
import type {
  AnswerContact,
  AnswerSchool,
  EmergencyLine,
} from '../../../src/directory/contacts/resolved-contact.js'
import type { DistrictCard } from '../../../src/platform/web/district-card.js'

/** The moment of the sample pages: Friday, October 10, 2025, 10:15 AM in New York. */
export const sampleNow = new Date('2025-10-10T14:15:00Z')

export const sampleDistrict: DistrictCard = {
  name: 'Cedar Valley Public Schools',
  shortName: 'Cedar Valley',
  phone: '+12165550100',
  phoneHours: 'Mo-Fr 07:30-16:30',
  email: 'help@cedarvalley.example',
  website: 'https://www.cedarvalley.example/',
  interpreterPhone: '+12165550119',
  timeZone: 'America/New_York',
}

export const lincoln: AnswerSchool = { slug: 'lincoln', name: 'Lincoln Elementary', level: 'elementary' }

export const sampleSchools: AnswerSchool[] = [
  lincoln,
  { slug: 'maple-grove', name: 'Maple Grove Elementary', level: 'elementary' },
  { slug: 'riverbend', name: 'Riverbend Middle School', level: 'middle' },
  { slug: 'cedar-high', name: 'Cedar Valley High School', level: 'high' },
]

export const sampleLines: EmergencyLine[] = [
  {
    id: 'emergency',
    name: 'Emergency',
    call: '911',
    sms: null,
    smsText: null,
    text: 'Police, fire or an ambulance. Use it when someone is in danger now.',
  },
  {
    id: 'lifeline',
    name: '988 Lifeline',
    call: '988',
    sms: '988',
    smsText: null,
    text: 'For thoughts of suicide or self-harm. Free, day and night.',
  },
  {
    id: 'crisis-text',
    name: 'Crisis Text Line',
    call: null,
    sms: '741741',
    smsText: 'HOME',
    text: 'Text with a trained helper, day and night.',
  },
  {
    id: 'child-abuse',
    name: 'Child abuse hotline',
    call: '+18005550143',
    sms: null,
    smsText: null,
    text: 'When a child is being hurt or not cared for.',
  },
]

export function sampleContact(change: Partial<AnswerContact> = {}): AnswerContact {
  return {
    id: 1,
    person: null,
    awayUntil: null,
    phone: '+12165550112',
    ext: '12',
    numberOf: { office: 'transportation', school: null },
    sms: null,
    email: 'transportation@cedarvalley.example',
    emailOf: { contact: 1 },
    room: null,
    place: {
      street: '100 Cedar Commons',
      city: 'Cedar Valley',
      state: 'OH',
      zip: '44101',
      latitude: null,
      longitude: null,
    },
    hours: 'Mo-Fr 05:30-17:30',
    openState: { open: true, closesAt: new Date('2025-10-10T21:30:00Z'), opensAt: null },
    closedFor: null,
    languages: ['en', 'es'],
    replyBy: '2025-10-14',
    replyDays: 1,
    promisedBy: null,
    bring: [],
    checkedOn: '2025-10-01',
    row: null,
    ...change,
  }
}

export function sampleEntry(change: Partial<AnswerEntry> = {}): AnswerEntry {
  return withOwnNumber({
    key: change.office ?? 'transportation',
    office: 'transportation',
    level: 'district',
    school: null,
    name: 'Transportation',
    answersFor: 'Bus routes, stops and late buses',
    score: 0.93,
    topic: {
      slug: 'bus-late',
      title: 'Bus is late or did not come',
      summary:
        'Call the bus office when the bus is late or skips your stop. They can reach the driver by radio and tell you where the bus is.',
      bring: [
        'bus or route number',
        'where the stop is',
        'your child’s name and school',
        'how long you waited',
      ],
      straight: true,
      legal: false,
    },
    contact: sampleContact(),
    ladder: [
      {
        step: 1,
        office: 'transportation',
        name: 'Transportation',
        phone: '+12165550112',
        ext: '12',
        askFrom: '2025-10-10',
      },
    ],
    link: null,
    why: 'Late buses: the bus office answers for every school.',
    part: null,
    ...change,
  })
}

/** A sample contact is the garage's, unless it says otherwise. */
function withOwnNumber(entry: AnswerEntry): AnswerEntry {
  const { office, school, contact } = entry
  if (contact?.numberOf.office !== 'transportation') return entry
  return { ...entry, contact: { ...contact, numberOf: { office, school: school?.slug ?? null } } }
}

export function sampleAnswer(change: Partial<Answer> = {}): Answer {
  return {
    code: 'K7M2Q9XD',
    askedAt: sampleNow,
    askedIn: 'en',
    language: 'en',
    school: null,
    outcome: 'answer',
    emergency: null,
    question: null,
    entries: [sampleEntry()],
    signals: ['words', 'terms'],
    parts: null,
    more: false,
    remarks: [],
    outside: null,
    skipped: null,
    today: [],
    replied: null,
    next: null,
    notices: [],
    nearTopics: [],
    engine: 'meilisearch',
    revision: 12,
    ms: 14.2,
    ...change,
  }
}
