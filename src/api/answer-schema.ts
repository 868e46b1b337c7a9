import { z } from 'zod'
import { identifierKinds } from '../answering/privacy/identifier.js'
import { describedBy } from '../platform/language/described-by.js'

const topic = z.object({ slug: z.string(), title: z.string() })

const line = z.object({
  name: z.string(),
  call: z.string().nullable().meta(describedBy('fields.lineCall')),
  text: z.string().nullable().meta(describedBy('fields.lineText')),
})

/** Emergency help, on top of an answer or below it. */
export const emergency = z.object({
  level: z.enum(['now', 'support']).meta(describedBy('fields.emergencyLevel')),
  kinds: z.array(z.string()),
  question: z.string().nullable().meta(describedBy('fields.emergencyQuestion')),
  lines: z.array(line),
})

const contact = z.object({
  person: z.object({ name: z.string(), title: z.string() }).nullable(),
  phone: z.string().meta(describedBy('fields.phone')),
  ext: z.string().nullable().meta(describedBy('fields.ext')),
  email: z.string().nullable().meta(describedBy('fields.email')),
  hours: z.string().meta(describedBy('fields.hours')),
  open: z.boolean().meta(describedBy('fields.open')),
  languages: z.array(z.string()).meta(describedBy('fields.languages')),
  reply: z.string().meta(describedBy('fields.reply')),
  bring: z.string().nullable().meta(describedBy('fields.bring')),
  checked: z.iso.date().meta(describedBy('fields.checked')),
})

/** A page or form of the district. */
export const link = z
  .object({
    label: z.string().meta(describedBy('fields.linkLabel')),
    url: z.url().meta(describedBy('fields.linkUrl')),
  })
  .meta({ id: 'Link' })

const step = z.object({
  step: z.int().min(1).meta(describedBy('fields.step')),
  office: z.string().meta(describedBy('fields.office')),
  name: z.string().meta(describedBy('fields.officeName')),
  phone: z.string().meta(describedBy('fields.phone')),
  ask_from: z.iso.date().nullable().meta(describedBy('fields.askFrom')),
})

/** One office that can help. */
const entry = z
  .object({
    office: z.string().meta(describedBy('fields.office')),
    level: z.enum(['district', 'school']).meta(describedBy('fields.officeLevel')),
    school: z.string().nullable().meta(describedBy('fields.schoolSlug')),
    name: z.string().meta(describedBy('fields.officeName')),
    score: z.number().min(0).max(1).meta(describedBy('fields.score')),
    topic: topic.nullable(),
    contact: contact.nullable().meta(describedBy('fields.stepContact')),
    ladder: z.array(step).meta(describedBy('fields.ladder')),
    link: z.union([link, z.null()]).meta(describedBy('fields.link')),
    why: z.string().meta(describedBy('fields.why')),
    part: z.int().min(0).max(2).nullable().meta(describedBy('fields.part')),
  })
  .meta({ id: 'AnswerEntry' })

const outside = z
  .object({
    id: z.string().nullable().meta(describedBy('fields.outsideId')),
    name: z.string().nullable(),
    phone: z.string().nullable().meta(describedBy('fields.outsidePhone')),
    website: z.string().nullable(),
    text: z.string().meta(describedBy('fields.outsideText')),
  })
  .meta({ id: 'Outside' })

/** The response of `POST /api/v1/ask`. */
export const apiAnswer = z
  .object({
    id: z.string().nullable().meta(describedBy('fields.answerId')),
    outcome: z.enum(['answer', 'choose', 'handover']).meta(describedBy('fields.outcome')),
    confident: z.boolean().meta(describedBy('fields.confident')),
    crisis: z.boolean().meta(describedBy('fields.crisis')),
    emergency: emergency.nullable().meta(describedBy('fields.emergency')),
    question: z.string().nullable().meta(describedBy('fields.question')),
    topics: z.array(topic).max(6).meta(describedBy('fields.topics')),
    outside: outside.nullable().meta(describedBy('fields.outside')),
    answers: z.array(entry).max(5).meta(describedBy('fields.answers')),
    remarks: z.array(z.string()).meta(describedBy('fields.remarks')),
    notices: z.array(z.string()).meta(describedBy('fields.notices')),
    identifiers: z.array(z.enum(identifierKinds)).meta(describedBy('fields.identifiers')),
    engine: z.enum(['meilisearch', 'fallback']).meta(describedBy('fields.engine')),
    signals: z.array(z.string()).meta(describedBy('fields.signals')),
    revision: z.int().meta(describedBy('fields.revision')),
    ms: z.number().min(0).meta(describedBy('fields.ms')),
  })
  .meta({ id: 'Answer' })

export type ApiAnswer = z.infer<typeof apiAnswer>
