import type { AnswerEntry } from '../../answering/answer.js'
import { entryTitle, presentEntry } from '../../answering/cards/present-entry.js'
import { usefulOthers } from '../../answering/cards/useful-others.js'
import { isOffice } from '../../answering/people-to-ask.js'
import type { AnswerSchool } from '../../directory/contacts/resolved-contact.js'
import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import type { AnswerSources } from './answer-sources.js'
import { presentAnswerModel } from './present-answer-model.js'
import { presentAnswerWays } from './present-answer-ways.js'
import { presentChoices } from './present-choices.js'
import { presentChoose } from './present-choose.js'
import { presentHandover } from './present-handover.js'
import { presentReplyPanel } from './present-reply-panel.js'
import { presentSeveral } from './present-several.js'

/** The page of an answer: one office, a choice of two or three, or the people to ask. */
export function presentAnswer(sources: AnswerSources): Page {
  const status = sources.schoolMissing ? 422 : 200
  const { askedIn: parentLanguage, school } = sources.answer
  const at = { school: school?.slug ?? null, briefToday: true }
  return { ...presentOutcome(sources), ...at, parentLanguage, status }
}

function presentOutcome(sources: AnswerSources): Page {
  const { answer, office } = sources
  const picked = answer.entries.find((entry) => entry.key === office)
  if (picked) return presentOne(sources, picked)
  if (answer.parts) return presentSeveral(sources, answer.parts)
  const [best] = answer.entries
  if (answer.outcome === 'answer' && best) return presentOne(sources, best)
  return answer.outcome === 'choose' ? presentChoose(sources) : presentHandover(sources)
}

function presentOne(sources: AnswerSources, entry: AnswerEntry): Page {
  const { answer, speech } = sources
  const others = usefulOthers(answer, entry)
  const reply = presentReplyPanel(sources, entry)
  const card = presentEntry(entry, sources)
  const named = isAskedByName(entry) ? (card.contact?.person ?? null) : null
  const title = entryTitle(named ? { ...entry, name: named.name } : entry, speech)
  const model = {
    ...presentAnswerModel(sources, title, entry),
    card,
    named,
    shares: presentShares(entry, sources),
    ways: presentAnswerWays(entry, sources),
    reply,
    /** Nobody answered here: the contact to ask now is above. */
    isFollowed: reply !== null && !reply.ask && !reply.isAnswered,
    links: linksOf(entry, answer.school, speech),
    others: others.length > 0 ? presentChoices(others, sources) : null,
  }
  return { view: 'public/ask/answer', model }
}

/** Only then the email is the person's own. */
function isAskedByName({ contact }: AnswerEntry): boolean {
  return contact?.emailOf ? 'person' in contact.emailOf : false
}

/** Ways to say whose share of the work a family is. */
interface Shares {
  /** By the grade; else by the last name's first letter. */
  byGrade: boolean
  ways: { label: string; href: string }[]
}

/** Links that name the person for a grade or a first letter; null where neither would help. */
function presentShares(
  { key, contact, school }: AnswerEntry,
  { answer, speech, grade = null }: AnswerSources,
): Shares | null {
  const { code } = answer
  const spans = contact?.grades ?? contact?.lastNames
  if (code === null || !spans) return null
  const byGrade = contact?.grades !== undefined
  const shown = { office: key, school: (school ?? answer.school)?.slug ?? null, grade }
  const ways = spans.map((span) => {
    const first = span.split(/[,-]/)[0]?.trim() ?? null
    const view = { ...shown, ...(byGrade ? { grade: first } : { lastName: first }) }
    return { label: span.replaceAll('-', '–'), href: paths.answer(code, speech.code, view) }
  })
  return { byGrade, ways }
}

/** A link to more in the directory. */
function linksOf(
  { office, school, topic, standsIn }: AnswerEntry,
  chosen: AnswerSchool | null,
  speech: Speech,
): { href: string; label: string }[] {
  const { code, t } = speech
  const aboutOffice = school ? paths.contact(office, school.slug, code) : paths.office(office, code)
  return [
    ...(standsIn || !isOffice(office) ? [] : [{ href: aboutOffice, label: t('links.office') }]),
    ...(school
      ? [{ href: paths.school(school.slug, code), label: t('links.school', { school: school.name }) }]
      : []),
    ...(topic
      ? [
          {
            href: paths.topic(topic.slug, code, { school: (school ?? chosen)?.slug ?? null }),
            label: t('links.topic'),
          },
        ]
      : []),
  ]
}
