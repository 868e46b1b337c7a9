import { emergencyLines } from '../directory/contacts/emergency-lines.js'
import type { DirectorySnapshot } from '../directory/model/directory-snapshot.js'
import { inLanguage, type Marked, markedIn } from '../directory/model/in-language.js'
import type { School } from '../directory/model/school.js'
import { type InLanguages, ladderAt, type RoutingTopic } from '../directory/model/topic.js'
import { sayTodayLines } from '../directory/today/present-today.js'
import type { Speech } from '../platform/language/language.js'
import type { Answer, AnswerEntry } from './answer.js'
import { personAskedFor } from './inquiries/feedback.js'
import type { Inquiry } from './inquiries/inquiry-store.js'
import type { LiveRevision } from './live-revision.js'
import { presentOutside } from './outside-service.js'
import { peopleToAsk } from './people-to-ask.js'
import { remarksOn } from './remarks-on.js'
import { type EntryContext, resolveEntry, schoolOf } from './resolve-entry.js'
import { topicNow } from './revision/revision.js'
import { withStandIn } from './stand-in.js'

/** The moment and place an answer is shown for. */
export interface AnswerContext {
  school: School | null
  speech: Speech
  now: Date
}

/** The answer to a family, from a stored result and the current directory. */
export function resolveAnswer(
  inquiry: Inquiry,
  context: AnswerContext,
  liveRevision: LiveRevision,
  directory: DirectorySnapshot,
): Answer {
  const { result } = inquiry
  const { topics, revision } = liveRevision.live()
  const { content } = revision
  const topicOf = (slug: string | null) => {
    // A merged topic goes on as its successor.
    const topic = slug === null ? null : (topics.get(slug) ?? topicNow(content, slug))
    return topic && topic !== 'retired' ? directory.translations.topic(topic) : null
  }
  const { speech } = context
  const entryContext: EntryContext = {
    directory,
    told: result.told,
    askedAt: inquiry.askedAt,
    ...context,
  }
  const nobody = result.outcome === 'handover'
  const found = nobody
    ? peopleToAsk(entryContext)
    : result.offices.map((ranked) =>
        withStandIn(resolveEntry(ranked, topicOf(ranked.topic), entryContext), entryContext),
      )
  const entries = eachOnce(found.filter((entry) => canBeReached(entry, directory)))
  return {
    code: inquiry.code,
    askedAt: inquiry.askedAt,
    askedIn: inquiry.lang,
    language: speech.code,
    school: context.school && schoolOf(context.school),
    outcome: entries.length > 0 ? result.outcome : 'handover',
    emergency: result.emergency && {
      lines: emergencyLines(
        directory.crisisLines,
        { language: speech.code, ...result.emergency },
        { directory, now: context.now },
      ),
      ...result.emergency,
    },
    question: questionOf(result, entries, speech),
    entries,
    parts: entries.length > 0 ? result.parts : null,
    more: result.more ?? false,
    remarks: remarksOn(result, context, directory),
    // Nobody who may be in danger is told that this is not for the district.
    outside:
      result.outside === undefined || result.emergency
        ? null
        : presentOutside(result.outside, directory.outsideServices, speech),
    skipped: result.skipped?.office ?? null,
    today: sayTodayLines(directory, context.school?.slug ?? null, context.now, speech),
    replied: null,
    next: null,
    notices: result.notices.flatMap(({ en, ...others }) =>
      en === undefined ? [] : sayNotice({ en, ...others }, entryContext),
    ),
    nearTopics:
      nobody || result.vague
        ? result.topics.flatMap(({ slug }) => nearTopic(topicOf(slug), entryContext))
        : [],
    engine: result.engine,
    signals: result.signals,
    revision: result.revision,
    ms: result.ms,
  }
}

/** One office may answer for several that were found. Two people of one office are two entries. */
function eachOnce(entries: AnswerEntry[]): AnswerEntry[] {
  const placeOf = ({ key, office, contact, school, part }: AnswerEntry) =>
    [office, contact?.person ? personAskedFor(key) : null, school?.slug, part].join(' ')
  const places = entries.map(placeOf)
  return entries.filter((_, index) => places.indexOf(places[index] ?? '') === index)
}

/** While a district is being set up, there may be nobody to call: then nobody is named. */
function canBeReached({ contact }: AnswerEntry, { district, schools }: DirectorySnapshot): boolean {
  if (contact) return contact.phone !== ''
  // The page asks for the school.
  return district.phone !== '' || schools.length > 0
}

function sayNotice(words: InLanguages<string>, { directory, speech }: EntryContext): Marked {
  return markedIn(directory.translations.text('notice', words), speech.code, (text) => text)
}

function questionOf(
  { outcome, vague }: Inquiry['result'],
  entries: readonly AnswerEntry[],
  speech: Speech,
): string | null {
  if (outcome !== 'choose') return null
  return vague ? speech.t('choose.vague') : questionBetween(entries, speech)
}

function questionBetween(entries: readonly AnswerEntry[], speech: Speech): string | null {
  const titles = [
    ...new Set(entries.map((entry) => entry.topic?.title ?? entry.contact?.person?.name ?? entry.name)),
  ]
  if (titles.length < 2) return null
  const list = new Intl.ListFormat(speech.code, { type: 'disjunction' })
  return speech.t('choose.between', {
    topics: list.format(titles.map((title) => speech.t('choose.quoted', { title }))),
  })
}

function nearTopic(
  topic: RoutingTopic | null,
  { directory, school, speech }: EntryContext,
): Answer['nearTopics'] {
  if (!topic) return []
  const office = directory.office(ladderAt(topic, school?.level ?? null)[0]?.[0] ?? '')
  const name = office ? inLanguage(office.words, speech.code).name : ''
  return [{ slug: topic.slug, title: inLanguage(topic.words, speech.code).title, office: name }]
}
