import type { Answer } from '../../../src/answering/answer.js'
import { lincoln, sampleAnswer, sampleContact, sampleEntry } from '../samples/sample.js'
import type { GalleryPage } from './gallery.js'

const iep = sampleEntry({
  office: 'special-education',
  name: 'Special Education',
  topic: {
    slug: 'iep-dispute',
    title: 'Disagreeing with an IEP decision',
    summary: 'Call before you sign. The office explains each choice, and can set a new meeting.',
    bring: ['the letter or draft plan', 'what you would change'],
    straight: false,
    legal: true,
  },
  why: 'This sounds like “Disagreeing with an IEP decision.” Ask here first.',
})

const front = sampleEntry({
  office: 'school-office',
  level: 'school',
  school: lincoln,
  name: 'School Front Office',
  topic: null,
  ladder: [],
  contact: sampleContact({ phone: '+12165550130', ext: null }),
})

/** Nobody is named until the grade is known. */
const counselor = sampleEntry({
  office: 'counselor',
  level: 'school',
  school: lincoln,
  name: 'School Counselor',
  topic: null,
  ladder: [],
  contact: sampleContact({ phone: '+12165550136', ext: null, grades: ['K-2', '3-5'] }),
})

/** Nobody is named until the last name is known. */
const byName = sampleEntry({
  ...counselor,
  contact: sampleContact({
    person: null,
    phone: '+12165550136',
    ext: null,
    lastNames: ['A-H', 'I-P', 'Q-Z'],
  }),
})

/** Nobody is named until the school is known. */
const routing = sampleEntry({ contact: sampleContact({ person: null, bySchool: true }) })

/** Answers to concerns in other languages, and with legal rights. */
export const moreAnswers: Answer[] = [
  sampleAnswer({ code: 'XSPAN001', askedIn: 'es' }),
  sampleAnswer({ code: 'ARAB1C01', askedIn: 'ar', school: lincoln, entries: [front] }),
  sampleAnswer({ code: 'V1ETNAM1', askedIn: 'vi', outcome: 'handover', school: lincoln, entries: [front] }),
  sampleAnswer({ code: 'S0MAX1C1', askedIn: 'so', outcome: 'choose', entries: [sampleEntry(), iep] }),
  sampleAnswer({ code: 'X1EPXEP1', entries: [iep] }),
  sampleAnswer({ code: 'GRADES01', school: lincoln, entries: [counselor] }),
  sampleAnswer({ code: 'BYNAME01', school: lincoln, entries: [byName] }),
  sampleAnswer({ code: 'BYSCH001', entries: [routing] }),
]

/** Their pages, and the page for an answer's code. */
export const galleryMoreAnswers: GalleryPage[] = [
  { name: 'answer-asked-in-spanish', path: '/answers/XSPAN001' },
  { name: 'answer-asked-in-arabic', path: '/answers/ARAB1C01' },
  { name: 'handover-asked-in-vietnamese', path: '/answers/V1ETNAM1' },
  { name: 'choose-asked-in-somali', path: '/answers/S0MAX1C1' },
  { name: 'answer-grades', path: '/answers/GRADES01' },
  { name: 'answer-by-last-name', path: '/answers/BYNAME01' },
  { name: 'answer-by-school', path: '/answers/BYSCH001' },
  { name: 'answer-rights', path: '/answers/X1EPXEP1' },
  { name: 'by-code', path: '/answers' },
  { name: 'by-code-wrong', path: '/answers?code=K7M2-Q9XX', status: 422 },
]
