import type { Answer, AnswerEntry } from '../../../src/answering/answer.js'
import type { Marked } from '../../../src/directory/model/in-language.js'
import { mainLanguage } from '../../../src/paths/paths.js'
import { lincoln, sampleAnswer, sampleContact, sampleEntry, sampleLines } from '../samples/sample.js'
import { galleryAbout } from './gallery-about.js'
import { galleryMoreAnswers, moreAnswers } from './gallery-answers.js'
import { galleryDirectory } from './gallery-directory.js'
import { galleryFaults, typedForLost } from './gallery-faults.js'
import { galleryMessages } from './gallery-messages.js'
import { galleryOpen } from './gallery-open.js'
import { gallerySchools } from './gallery-schools.js'
import { englishWords } from './gallery-words.js'
import { partsIn, typedThree, typedTwo } from './translate-answer.js'

/** A page in one state: how to request it, and its expected status. */
export interface GalleryPage {
  name: string
  method?: 'get' | 'post'
  path: string
  /** Fields of the form, with `post`. */
  form?: Record<string, string>
  status?: number
  /** Requested by the browser that asked, which sees its own words. */
  own?: boolean
  /** The page has no language prefix: it exists only in the main language. */
  mainOnly?: boolean
}

/** The browser that typed the gallery's words. */
export const galleryAsker = 'g'.repeat(22)

const step = (n: number, office: string, name: string, askFrom: string, phone = `+1216555012${n}`) => ({
  step: n,
  office,
  name,
  phone,
  ext: null,
  askFrom,
})

const unmarked = (text: string): Marked => ({ text, lang: null })

const bullying = {
  slug: 'bullying',
  title: 'Bullying at school',
  summary:
    'Other students tease, threaten, hit or leave out your child again and again. Tell the assistant principal in writing. Ask what will be done, and when you will hear back.',
  bring: ['dates and places', 'names, if you know them', 'photos or messages', 'who you told already'],
  straight: false,
  legal: false,
}

const assistantPrincipal: AnswerEntry = sampleEntry({
  office: 'assistant-principal',
  level: 'school',
  school: lincoln,
  name: 'Assistant Principal',
  answersFor: 'Discipline, bullying and fights',
  topic: bullying,
  contact: sampleContact({
    person: { name: 'Ms. Renee Alvarado', title: unmarked('Assistant principal') },
    awayUntil: '2025-10-17',
    phone: '+12165550134',
    ext: '204',
    sms: '+12165550135',
    email: 'ap.lincoln@cedarvalley.example',
    room: unmarked('Room 12, by the main door'),
    hours: 'Mo-Th 07:45-15:45; Fr 07:45-14:00',
    openState: { open: false, closesAt: null, opensAt: new Date('2025-10-13T11:45:00Z') },
    closedFor: {
      kind: 'day',
      name: { en: 'Staff training, no classes', es: 'Capacitación del personal, no hay clases' },
    },
    languages: ['en', 'es', 'so'],
    replyBy: '2025-10-15',
    replyDays: 2,
  }),
  ladder: [
    step(1, 'assistant-principal', 'Assistant Principal', '2025-10-10', '+12165550134'),
    step(2, 'principal', 'Principal', '2025-10-15'),
    step(3, 'student-services', 'Student Services', '2025-10-20'),
  ],
  why: 'Bullying: the assistant principal looks into it at your child’s school.',
})

const unplaced: AnswerEntry = { ...assistantPrincipal, school: null, contact: null, ladder: [] }

const enrollment = sampleEntry({
  office: 'enrollment',
  name: 'Enrollment and School Choice',
  score: 0.44,
  topic: {
    slug: 'address-change',
    title: 'New address for a student already enrolled',
    summary: 'The enrollment office checks your proof of address and changes it.',
    bring: ['a bill or lease with the new address'],
    straight: true,
    legal: false,
  },
  contact: sampleContact({ phone: '+12165550120', ext: null, email: 'enroll@cedarvalley.example' }),
  why: 'Address changes: enrollment checks the papers.',
})

const civilRights = sampleEntry({
  office: 'civil-rights',
  name: 'Civil Rights and Title IX',
  topic: {
    slug: 'discrimination',
    title: 'Discrimination and racism',
    summary: 'Tell us here. You do not have to ask the school first, and no one may get back at you for it.',
    bring: ['what was said or done', 'dates, names and witnesses'],
    straight: true,
    legal: true,
  },
  why: 'Unfair treatment: this office answers for every school.',
})

const frontOffice = sampleEntry({
  office: 'school-office',
  level: 'school',
  school: lincoln,
  name: 'School Front Office',
  topic: null,
  contact: sampleContact({
    phone: '+12165550130',
    ext: null,
    numberOf: { office: 'school-office', school: 'lincoln' },
    email: 'lincoln@cedarvalley.example',
  }),
  ladder: [],
  why: 'The front office knows everyone at the school.',
})

/** Typed text by code. */
export const galleryTyped: Record<string, string> = {
  ...typedForLost,
  TW0C0NC1: typedTwo(mainLanguage),
  THREEC01: typedThree(mainLanguage),
  SCH00C1X: englishWords.teased,
}

const iepMeeting = sampleEntry({
  office: 'case-manager',
  level: 'school',
  school: lincoln,
  name: 'Special Education Case Manager',
  answersFor: 'IEP meetings and services',
  topic: {
    slug: 'iep-meeting',
    title: 'IEP meeting: a date, or a change of date',
    summary:
      'The case manager sets the meeting with you. You can ask for another day, and for an interpreter.',
    bring: ['days that suit you'],
    straight: false,
    legal: true,
  },
  contact: sampleContact({ phone: '+12165550133', ext: '31', email: 'sped.lincoln@cedarvalley.example' }),
  why: 'This sounds like “IEP meeting: a date, or a change of date.” Ask here first.',
  part: 1,
})

const split = partsIn(mainLanguage, 2)
const threeParts = partsIn(mainLanguage, 3)

const named = (name: string, title: string, personAway?: string) =>
  sampleEntry({
    key: `teacher.${name.toLowerCase().replaceAll(' ', '-')}`,
    office: 'teacher',
    level: 'school',
    school: lincoln,
    name: 'Classroom Teacher',
    answersFor: 'grades, homework and missing work in one class',
    score: 0.6,
    topic: null,
    ladder: [],
    contact: sampleContact({
      person: { name, title: unmarked(title) },
      ...(personAway ? { personAway } : {}),
      emailOf: { person: name.toLowerCase().replaceAll(' ', '-') },
      phone: '+12165550133',
      ext: '60',
    }),
    why: 'This is the office for what you asked.',
  })

const principal = sampleEntry({
  office: 'principal',
  level: 'school',
  school: lincoln,
  name: 'Principal',
  topic: bullying,
  contact: sampleContact({
    phone: '+12165550131',
    ext: null,
    email: 'principal.lincoln@cedarvalley.example',
  }),
  ladder: [
    step(1, 'principal', 'Principal', '2025-10-10'),
    step(2, 'student-services', 'Student Services', '2025-10-15'),
  ],
  why: 'This sounds like “Bullying at school.” This office can help with that.',
})

/** Promised for the day before the sample's. */
const overdue: AnswerEntry = {
  ...assistantPrincipal,
  contact: { ...assistantPrincipal.contact!, promisedBy: '2025-10-09' },
}

/** Stored answers, named for what they show; the key is the code. */
export const galleryAnswers: Record<string, Answer> = Object.fromEntries(
  [
    sampleAnswer({ code: 'K7M2Q9XD', entries: [sampleEntry(), enrollment, frontOffice] }),
    sampleAnswer({ code: 'SCH00C1X', school: lincoln, entries: [assistantPrincipal, frontOffice] }),
    sampleAnswer({ code: 'N0SCH001', entries: [unplaced, civilRights] }),
    sampleAnswer({
      code: 'CH00SE01',
      outcome: 'choose',
      question: 'Did your address change, or is it the bus stop?',
      entries: [sampleEntry({ score: 0.47 }), enrollment],
    }),
    sampleAnswer({
      code: 'VAG0E001',
      outcome: 'choose',
      question: 'What is it about?',
      school: lincoln,
      entries: [sampleEntry({ score: 0.47 }), enrollment],
      nearTopics: [
        { slug: 'bus-late', title: 'Late or missing bus', office: 'transportation' },
        { slug: 'grounds-rent', title: 'Renting a gym or a field', office: 'facilities' },
        { slug: 'lost-found', title: 'Lost and found at school', office: 'school-office' },
      ],
    }),
    sampleAnswer({
      code: 'VAG0E002',
      outcome: 'choose',
      question: 'What is it about?',
      entries: [sampleEntry({ score: 0.47 }), enrollment],
      nearTopics: [
        { slug: 'meal-app', title: 'Free and reduced-price meal application', office: 'nutrition' },
        {
          slug: 'lunch-account',
          title: 'Lunch account: paying, balance, refunds, limits',
          office: 'nutrition',
        },
        { slug: 'lunch-debt', title: 'Lunch debt and a child refused a meal', office: 'nutrition' },
        { slug: 'menu-diet', title: 'Menus and special diets', office: 'nutrition' },
        { slug: 'foodquality', title: 'Food quality, portions and cafeteria service', office: 'nutrition' },
        { slug: 'lunchroom-incidents', title: 'Behavior and rules in the lunchroom', office: 'assistant' },
      ],
    }),
    sampleAnswer({
      code: 'HAND0VER',
      outcome: 'handover',
      school: lincoln,
      entries: [frontOffice],
      nearTopics: [
        { slug: 'grounds-rent', title: 'Renting a gym or a field', office: 'facilities' },
        { slug: 'lost-found', title: 'Lost and found at school', office: 'school-office' },
      ],
    }),
    sampleAnswer({
      code: 'HAND0VE2',
      outcome: 'handover',
      entries: [{ ...frontOffice, school: null, contact: null }],
    }),
    sampleAnswer({
      code: 'HAND0VE4',
      outcome: 'handover',
      entries: [frontOffice],
      school: lincoln,
      outside: {
        ...{ id: 'elections', name: 'your county’s elections office' },
        ...{ phone: '+18668687683', website: 'https://vote.gov' },
        text: 'The school district does not handle this. Try your county’s elections office: (866) 868-7683.',
      },
    }),
    sampleAnswer({
      code: 'HAND0VE5',
      outcome: 'handover',
      entries: [],
      outside: {
        ...{ id: null, name: '311 for city services, or the local help line' },
        ...{ phone: '211', website: 'https://www.211.org' },
        text: 'The school district does not handle this. Try 311 for city services, or the local help line: 211.',
      },
    }),
    ...[
      { code: 'REP1YASK', replied: null, next: null },
      { code: 'REP1YYES', replied: { office: 'assistant-principal', answered: true }, next: null },
      { code: 'REP1YN0T', replied: { office: 'assistant-principal', answered: false }, next: principal },
      { code: 'REP1YT0P', replied: { office: 'assistant-principal', answered: false }, next: null },
    ].map((told) => sampleAnswer({ ...told, school: lincoln, entries: [overdue, frontOffice] })),
    sampleAnswer({
      code: 'X1NKANS1',
      entries: [
        sampleEntry({
          link: {
            label: { text: 'Report an absence online', lang: null },
            href: 'https://www.cedarvalley.example/absence',
          },
        }),
      ],
    }),
    sampleAnswer({ code: 'HAND0VE3', outcome: 'handover', entries: [] }),
    sampleAnswer({
      code: 'DANGER01',
      school: lincoln,
      emergency: { level: 'now', kinds: ['suicide'], lines: sampleLines },
      entries: [{ ...assistantPrincipal, office: 'counselor', name: 'School Counselor' }],
    }),
    sampleAnswer({
      code: 'SAPP0RT1',
      school: lincoln,
      emergency: { level: 'support', kinds: ['abuse-neglect'], lines: sampleLines.slice(0, 2), asks: true },
      entries: [{ ...assistantPrincipal, office: 'counselor', name: 'School Counselor' }],
    }),
    sampleAnswer({
      code: 'TW0C0NC1',
      school: lincoln,
      entries: [sampleEntry({ part: 0 }), iepMeeting],
      parts: split,
    }),
    sampleAnswer({
      code: 'TW0C0NC2',
      entries: [sampleEntry({ part: 0 }), { ...iepMeeting, school: null, contact: null }],
      parts: split,
    }),
    sampleAnswer({
      code: 'THREEC01',
      school: lincoln,
      entries: [sampleEntry({ part: 0 }), iepMeeting, { ...assistantPrincipal, part: 2 }],
      parts: threeParts,
      more: true,
      remarks: ['You asked about more than three things. Here are the first three. Then ask about the rest.'],
    }),
    sampleAnswer({
      code: 'REMARKS1',
      school: lincoln,
      entries: [principal, assistantPrincipal, { ...civilRights, score: 0.05 }, frontOffice],
      skipped: 'assistant-principal',
      remarks: [
        'You mentioned Lincoln Elementary, so this answer is for that school.',
        'You already asked here: Assistant Principal. Here is who to ask next.',
      ],
    }),
    sampleAnswer({
      code: 'N0TXCE01',
      notices: [
        'The bus office is closed now. The night dispatcher knows where every bus is: (216) 555-0187.',
        'From Monday on, buses to Lincoln Elementary leave ten minutes earlier than before.',
      ].map(unmarked),
    }),
    sampleAnswer({
      code: 'PERS0N01',
      signals: ['name'],
      entries: [named('Luz Alvarez', '3rd grade teacher')],
    }),
    sampleAnswer({
      code: 'PERS0N03',
      signals: ['name'],
      entries: [
        named(
          'Luz Alvarez',
          '3rd grade teacher',
          'Away until Friday, October 17. Mr. Roberto García is helping.',
        ),
      ],
    }),
    sampleAnswer({
      code: 'PERS0N02',
      outcome: 'choose',
      question: 'Is it about “Maribel García” or “Roberto García”?',
      signals: ['name'],
      entries: [
        named('Maribel García', 'Kindergarten teacher'),
        named('Roberto García', '3rd grade teacher'),
      ],
    }),
    sampleAnswer({
      code: 'CH00SE02',
      outcome: 'choose',
      entries: [assistantPrincipal, principal, enrollment],
    }),
    sampleAnswer({ code: 'CH00SE03', outcome: 'choose', entries: [assistantPrincipal, principal] }),
    sampleAnswer({ code: 'RXGHTS01', entries: [civilRights] }),
    ...moreAnswers,
  ].map((answer) => [answer.code, answer]),
)

/** Every page in every state, for page tests and screenshots. */
export const gallery: GalleryPage[] = [
  { name: 'home', path: '/' },
  {
    name: 'home-problems',
    method: 'post',
    path: '/ask',
    form: { concern: 'a', school: 'nowhere' },
    status: 422,
  },
  { name: 'help-now', path: '/help-now' },
  { name: 'answer', path: '/answers/K7M2Q9XD' },
  { name: 'answer-school', path: '/answers/SCH00C1X' },
  { name: 'answer-needs-school', path: '/answers/N0SCH001' },
  {
    name: 'answer-school-missing',
    method: 'post',
    path: '/answers/N0SCH001/school',
    form: { office: 'assistant-principal', school: '' },
    status: 422,
  },
  { name: 'answer-legal', path: '/answers/RXGHTS01' },
  { name: 'answer-thanks', path: '/answers/K7M2Q9XD?thanks=yes' },
  { name: 'answer-erased', path: '/answers/K7M2Q9XD?erased=yes' },
  { name: 'answer-link', path: '/answers/X1NKANS1' },
  { name: 'answer-number-reported', path: '/answers/K7M2Q9XD?reported=transportation.' },
  { name: 'reply-asked', path: '/answers/REP1YASK' },
  { name: 'reply-yes', path: '/answers/REP1YYES' },
  { name: 'reply-not-yet', path: '/answers/REP1YN0T' },
  { name: 'reply-not-yet-es', path: '/es/answers/REP1YN0T' },
  { name: 'reply-not-yet-top', path: '/answers/REP1YT0P' },
  { name: 'answer-others', path: '/answers/K7M2Q9XD/others' },
  { name: 'choose', path: '/answers/CH00SE01' },
  { name: 'choose-picked', path: '/answers/CH00SE01?office=enrollment' },
  { name: 'choose-topic-twice', path: '/answers/CH00SE02' },
  { name: 'choose-one-topic', path: '/answers/CH00SE03' },
  { name: 'choose-people', path: '/answers/PERS0N02' },
  { name: 'named-person', path: '/answers/PERS0N01' },
  { name: 'named-person-away', path: '/answers/PERS0N03' },
  { name: 'two', path: '/answers/TW0C0NC1' },
  { name: 'two-own-words', path: '/answers/TW0C0NC1', own: true },
  { name: 'answer-own-name', path: '/answers/SCH00C1X', own: true },
  { name: 'edit', path: '/answers/SCH00C1X/edit', own: true },
  { name: 'edit-not-kept', method: 'post', path: '/edit', form: { concern: englishWords.busAlone } },
  { name: 'two-needs-school', path: '/answers/TW0C0NC2' },
  { name: 'three', path: '/answers/THREEC01' },
  { name: 'three-own-words', path: '/answers/THREEC01', own: true },
  {
    name: 'two-school-missing',
    method: 'post',
    path: '/answers/TW0C0NC2/school',
    form: { school: '' },
    status: 422,
  },
  { name: 'two-picked', path: '/answers/TW0C0NC1?office=case-manager' },
  { name: 'remarks', path: '/answers/REMARKS1' },
  { name: 'notices', path: '/answers/N0TXCE01' },
  { name: 'choose-topic', path: '/answers/VAG0E001' },
  { name: 'choose-topic-six', path: '/answers/VAG0E002' },
  { name: 'handover', path: '/answers/HAND0VER' },
  { name: 'handover-needs-school', path: '/answers/HAND0VE2' },
  { name: 'handover-nobody', path: '/answers/HAND0VE3' },
  { name: 'handover-outside', path: '/answers/HAND0VE4' },
  { name: 'handover-outside-general', path: '/answers/HAND0VE5' },
  { name: 'danger-now', path: '/answers/DANGER01' },
  { name: 'danger-support', path: '/answers/SAPP0RT1' },
  ...galleryMoreAnswers,
  ...galleryAbout,
  ...galleryDirectory,
  ...gallerySchools,
  ...galleryOpen,
  ...galleryMessages,
  ...galleryFaults,
  { name: 'not-found', path: '/nowhere', status: 404 },
  { name: 'broken-address', path: '/answers/%ff', status: 400 },
  { name: 'fault', path: '/answers/FAXCT500', status: 500 },
  { name: 'not-ready', path: '/answers/VNAVA503', status: 503 },
]
