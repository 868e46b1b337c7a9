import { z } from 'zod'
import { schoolLevels } from '../directory/model/topic.js'
import { describedBy } from '../platform/language/described-by.js'
import { emergency, link } from './answer-schema.js'

/** A date: `2026-11-25`. */
const date = z.iso.date()
const slug = z.string().min(1)
const page = z.url().meta(describedBy('fields.page'))
const languages = z.array(z.string()).meta(describedBy('fields.languages'))
const level = z.enum(schoolLevels).meta(describedBy('fields.level'))

/** A public person who works at a contact. */
const staffMember = z.object({ slug, name: z.string() })

/** An office at a place, and how to reach it. */
export const contactPoint = z
  .object({
    office: slug.meta(describedBy('fields.office')),
    name: z.string().meta(describedBy('fields.officeName')),
    school: slug.nullable().meta(describedBy('fields.schoolSlug')),
    phone: z.string().meta(describedBy('fields.phone')),
    ext: z.string().nullable().meta(describedBy('fields.ext')),
    sms: z.string().nullable().meta(describedBy('fields.sms')),
    email: z.email().nullable().meta(describedBy('fields.email')),
    room: z.string().nullable().meta(describedBy('fields.room')),
    hours: z.string().meta(describedBy('fields.hours')),
    languages,
    reply_days: z.int().min(0).meta(describedBy('fields.replyDays')),
    bring: z.array(z.string()).meta(describedBy('fields.bring')),
    people: z.array(staffMember).meta(describedBy('fields.people')),
    checked: date.meta(describedBy('fields.checked')),
    page,
  })
  .meta({ id: 'ContactPoint' })

export const school = z
  .object({
    slug: slug.meta(describedBy('fields.slug')),
    name: z.string(),
    level,
    grades: z.string().meta(describedBy('fields.grades')),
    address: z.object({ street: z.string(), city: z.string(), state: z.string(), zip: z.string() }),
    latitude: z.number().min(-90).max(90).nullable(),
    longitude: z.number().min(-180).max(180).nullable(),
    phone: z.string().meta(describedBy('fields.phone')),
    website: z.url().nullable(),
    starts: z.string().meta(describedBy('fields.starts')),
    ends: z.string().meta(describedBy('fields.ends')),
    languages,
    contacts: z.array(contactPoint).meta(describedBy('fields.contacts')),
    page,
  })
  .meta({ id: 'School' })

export const office = z
  .object({
    id: slug.meta(describedBy('fields.slug')),
    name: z.string(),
    answers_for: z.string().meta(describedBy('fields.answersFor')),
    level: z.enum(['district', 'school']).meta(describedBy('fields.officeLevel')),
    links: z.array(link).meta(describedBy('fields.links')),
    contacts: z.array(contactPoint).meta(describedBy('fields.contacts')),
    page,
  })
  .meta({ id: 'Office' })

/** One office to ask at a step; several when equally right. */
const ladderStep = z
  .object({
    step: z.int().min(1).meta(describedBy('fields.step')),
    office: slug.meta(describedBy('fields.office')),
    name: z.string().meta(describedBy('fields.officeName')),
    // A union, not `nullable`: the generator then writes a reference.
    contact: z.union([contactPoint, z.null()]).meta(describedBy('fields.stepContact')),
  })
  .meta({ id: 'LadderStep' })

export const topic = z
  .object({
    slug: slug.meta(describedBy('fields.slug')),
    title: z.string(),
    summary: z.string(),
    bring: z.array(z.string()).meta(describedBy('fields.bring')),
    straight: z.boolean().meta(describedBy('fields.straight')),
    legal: z.boolean().meta(describedBy('fields.legal')),
    ladder: z.array(ladderStep).meta(describedBy('fields.ladder')),
    links: z.array(link).meta(describedBy('fields.links')),
    page,
  })
  .meta({ id: 'Topic' })

/** A person's duty at a contact. */
const post = z
  .object({
    duty: z.string().nullable().meta(describedBy('fields.duty')),
    grades: z.string().nullable().meta(describedBy('fields.grades')),
    last_names: z.string().nullable().meta(describedBy('fields.lastNames')),
    contact: contactPoint,
  })
  .meta({ id: 'Post' })

export const person = z
  .object({
    slug: slug.meta(describedBy('fields.slug')),
    name: z.string(),
    title: z.string(),
    languages,
    posts: z.array(post),
    page,
  })
  .meta({ id: 'Person' })

export const suggestion = z
  .object({
    topic: slug.meta(describedBy('fields.slug')),
    title: z.string(),
    url: z.string().meta(describedBy('fields.path')),
  })
  .meta({ id: 'Suggestion' })

/** RFC 9457. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .meta(describedBy('fields.errors')),
    emergency: emergency.optional().meta(describedBy('fields.problemEmergency')),
    successor: z
      .object({ key: slug.meta(describedBy('fields.slug')), name: z.string(), page })
      .nullable()
      .optional()
      .meta(describedBy('fields.successor')),
  })
  .meta({ id: 'Problem' })

const paging = {
  total: z.int().min(0).meta(describedBy('fields.total')),
  page: z.int().min(1),
  pages: z.int().min(1),
  next: z.url().nullable().meta(describedBy('fields.next')),
}

export const schoolList = z.object({ schools: z.array(school), ...paging }).meta({ id: 'SchoolList' })
export const officeList = z.object({ offices: z.array(office), ...paging }).meta({ id: 'OfficeList' })
export const topicList = z.object({ topics: z.array(topic), ...paging }).meta({ id: 'TopicList' })
export const personList = z.object({ people: z.array(person), ...paging }).meta({ id: 'PersonList' })
export const suggestionList = z
  .object({ suggestions: z.array(suggestion).max(5) })
  .meta({ id: 'SuggestionList' })

export type ApiContactPoint = z.infer<typeof contactPoint>
export type ApiSchool = z.infer<typeof school>
export type ApiOffice = z.infer<typeof office>
export type ApiTopic = z.infer<typeof topic>
export type ApiPerson = z.infer<typeof person>
