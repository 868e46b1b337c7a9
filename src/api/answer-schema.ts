import { z } from 'zod'
import { identifierKinds } from '../answering/privacy/identifier.js'
import { says } from '../platform/language/says.js'

const topic = z.object({ slug: z.string(), title: z.string() })

const line = z.object({
  name: z.string(),
  call: z.string().nullable().meta(says('fields.lineCall')),
  text: z.string().nullable().meta(says('fields.lineText')),
})

/** What is shown first, or below. */
export const emergency = z.object({
  level: z.enum(['now', 'support']).meta(says('fields.emergencyLevel')),
  kinds: z.array(z.string()),
  lines: z.array(line),
})

const contact = z.object({
  person: z.object({ name: z.string(), title: z.string() }).nullable(),
  phone: z.string().meta(says('fields.phone')),
  ext: z.string().nullable().meta(says('fields.ext')),
  email: z.string().meta(says('fields.email')),
  hours: z.string().meta(says('fields.hours')),
  open: z.boolean().meta(says('fields.open')),
  languages: z.array(z.string()).meta(says('fields.languages')),
  reply: z.string().meta(says('fields.reply')),
  bring: z.string().nullable().meta(says('fields.bring')),
  checked: z.iso.date().meta(says('fields.checked')),
})

const step = z.object({
  step: z.int().min(1).meta(says('fields.step')),
  office: z.string().meta(says('fields.office')),
  name: z.string().meta(says('fields.officeName')),
  phone: z.string().meta(says('fields.phone')),
  ask_from: z.iso.date().meta(says('fields.askFrom')),
})

/** One office that can help. */
const entry = z
  .object({
    office: z.string().meta(says('fields.office')),
    level: z.enum(['district', 'school']).meta(says('fields.officeLevel')),
    school: z.string().nullable().meta(says('fields.schoolSlug')),
    name: z.string().meta(says('fields.officeName')),
    score: z.number().min(0).max(1).meta(says('fields.score')),
    topic: topic.nullable(),
    contact: contact.nullable().meta(says('fields.stepContact')),
    ladder: z.array(step).meta(says('fields.ladder')),
    why: z.string().meta(says('fields.why')),
  })
  .meta({ id: 'AnswerEntry' })

/** What `POST /api/v1/ask` gives. */
export const apiAnswer = z
  .object({
    id: z.string().nullable().meta(says('fields.answerId')),
    outcome: z.enum(['answer', 'choose', 'handover']).meta(says('fields.outcome')),
    confident: z.boolean().meta(says('fields.confident')),
    crisis: z.boolean().meta(says('fields.crisis')),
    emergency: emergency.nullable().meta(says('fields.emergency')),
    question: z.string().nullable().meta(says('fields.question')),
    answers: z.array(entry).max(5).meta(says('fields.answers')),
    identifiers: z.array(z.enum(identifierKinds)).meta(says('fields.identifiers')),
    engine: z.enum(['meilisearch', 'fallback']).meta(says('fields.engine')),
    signals: z.array(z.string()).meta(says('fields.signals')),
    revision: z.int().meta(says('fields.revision')),
    ms: z.number().min(0).meta(says('fields.ms')),
  })
  .meta({ id: 'Answer' })

export type ApiAnswer = z.infer<typeof apiAnswer>
