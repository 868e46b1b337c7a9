import { presentEntry } from '../../answering/cards/present-entry.js'
import { paths } from '../../paths/paths.js'
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
  const model = {
    ...presentAnswerModel(sources, speech.t(title), unplaced),
    outside: answer.outside,
    reachable,
    lead: speech.t(reachable ? 'handover.lead' : 'handover.callSchool'),
    feedback: null,
    cards: answer.entries.filter((entry) => entry.contact).map((entry) => presentEntry(entry, sources)),
    // The district's own line is always shown, but not twice.
    districtLine: !answer.entries.some((entry) => entry.contact && entry.level === 'district'),
    nearTopics: near.length > 0 ? near : null,
  }
  return { view: 'public/ask/handover', model }
}
