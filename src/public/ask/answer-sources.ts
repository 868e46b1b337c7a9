import type { Request, Response } from 'express'
import type { Answer } from '../../answering/answer.js'
import { cardContext } from '../../answering/cards/card-context.js'
import type { CardContext } from '../../answering/cards/present-entry.js'
import { languagesWithNames } from '../../answering/privacy/find-identifiers.js'
import { type IdentifierKind, kindsOf } from '../../answering/privacy/identifier.js'
import type { AnswerSchool } from '../../directory/contacts/resolved-contact.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { originOf, speechOf } from '../../platform/web/pages.js'
import type { Messages } from '../messages/messages.js'
import type { AskDeps } from './ask-deps.js'

/** The inputs of an answer's page. */
export interface AnswerSources extends CardContext {
  answer: Answer
  /** The text that this browser typed; null for others. */
  typedText: string | null
  /** Kinds of identifying details in it, each once. */
  typedIdentifiers: IdentifierKind[]
  /** Key of the entry to show first, if one was picked. */
  office: string | null
  /** Of the child, if it was picked on the page. */
  grade?: string | null
  thanks: boolean
  /** This browser has just erased what it typed. */
  erased: boolean
  /** The school form was submitted without a school. */
  schoolMissing: boolean
  schools: AnswerSchool[]
  /** Which contacts families can write to. */
  messages: Pick<Messages, 'takes'>
  /** An office's number at each school that has the office. */
  numbersOf(office: string): SchoolNumber[]
  publicUrl: string
  /** The short one. */
  districtName: string
  /** E.164; empty while the district is being set up. */
  districtPhone: string
}

/** An office's number at a school. */
export interface SchoolNumber {
  school: string
  phone: string
  ext: string | null
}

/** The parts that differ between an answer's pages. */
export interface AnswerShown {
  answer: Answer
  /** The text that this browser typed; null for others. */
  typedText: string | null
  /** Key of the entry to show first. */
  office: string | null
  /** Picked on the page. */
  grade?: string | null
  thanks?: boolean
  erased?: boolean
}

type SourceServices = Pick<
  AskDeps,
  'config' | 'directory' | 'districtCard' | 'identifiersIn' | 'language' | 'listSchools' | 'messages' | 'now'
>

/** Collects the inputs of an answer's page. */
export function answerSources(
  { answer, typedText, office, grade = null, thanks = false, erased = false }: AnswerShown,
  req: Request,
  res: Response,
  services: SourceServices,
): AnswerSources {
  const speech = speechOf(res)
  const directory = services.directory()
  const { shortName, phone } = services.districtCard(speech.code)
  return {
    answer,
    typedText,
    typedIdentifiers: typedKinds(typedText ?? '', answer.askedIn, services),
    office,
    grade,
    schoolMissing: false,
    thanks,
    erased,
    schools: services.listSchools(),
    messages: services.messages,
    ...cardContext({ directory, now: services.now(), speech }),
    numbersOf: (office) => numbersOf(directory, office),
    publicUrl: originOf(req, services.config.publicUrl),
    districtName: shortName,
    districtPhone: phone,
  }
}

/** In languages whose names we cannot detect, any word may look like a name: leaves names out there. */
function typedKinds(text: string, lang: string, services: SourceServices): IdentifierKind[] {
  const kinds = kindsOf(services.identifiersIn(text))
  return languagesWithNames.has(lang) || lang === 'und' ? kinds : kinds.filter((kind) => kind !== 'name')
}

function numbersOf(directory: DirectorySnapshot, office: string): SchoolNumber[] {
  return directory.schools.flatMap(({ slug, name }) => {
    const contact = directory.contactAt(office, slug)
    return contact ? [{ school: name, phone: contact.phone, ext: contact.ext }] : []
  })
}
