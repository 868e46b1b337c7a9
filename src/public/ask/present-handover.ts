import type { Outside } from '../../answering/answer.js'
import { presentEntry } from '../../answering/cards/present-entry.js'
import { presentWrongNumber } from '../../answering/cards/present-wrong-number.js'
import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import type { AnswerSources } from './answer-sources.js'
import { presentAnswerModel } from './present-answer-model.js'

/** The people to ask when no office is named: the front office, the district line, and the nearest topics. */
export function presentHandover(sources: AnswerSources): Page {
  const { answer, speech } = sources
  const unplaced = answer.entries.find((entry) => entry.contact === null) ?? null
  const school = answer.school?.slug ?? null
  const near = answer.nearTopics.map(({ title }) => ({
    title,
    href: paths.askAbout(title, speech.code, { school }),
  }))
  // Only while a district is being set up: its own line is missing, too.
  const reachable = answer.entries.length > 0 || sources.districtPhone !== ''
  const title = answer.outside ? 'outside.title' : reachable ? 'handover.title' : 'handover.notYet'
  const named = answer.entries.filter((entry) => entry.contact)
  // The district's own line is always shown, but not twice.
  const districtLine = !named.some(({ level }) => level === 'district')
  const model = {
    ...presentAnswerModel(sources, speech.t(title), unplaced),
    outside: answer.outside && presentOutside(answer.outside, speech),
    reachable,
    lead: speech.t(reachable ? 'handover.lead' : 'handover.callSchool'),
    feedback: null,
    cards: named.map((entry) => presentEntry(entry, sources)),
    districtLine,
    districtNumber: presentWrongNumber({ office: null, school: null }),
    districtShown: districtLine || named.some(({ contact }) => contact?.phone === sources.districtPhone),
    nearTopics: near.length > 0 ? near : null,
  }
  return { view: 'public/ask/handover', model }
}

/** Its number is on a button, and not in the text, too; its website has the name that people say. */
function presentOutside(
  { name, phone, website, text }: Outside,
  speech: Speech,
): Pick<Outside, 'phone' | 'website' | 'text'> & { site: string | null } {
  const withNumber = name && phone ? speech.t('outside.call', { name, phone: speech.phone(phone) }) : null
  return {
    phone,
    website,
    site: website && (URL.canParse(website) ? new URL(website).hostname.replace(/^www\./, '') : website),
    text: name && text === withNumber ? speech.t('outside.name', { name }) : text,
  }
}
