import { type NameSources, nameRow } from '../../../content/insights/board/name-row.js'
import { readFigure } from '../../../content/insights/board/read-figure.js'
import type { ShownCount } from '../../../content/insights/board/tallies.js'
import {
  countAskedTopics,
  findTopicChanges,
  type TopicChange,
} from '../../../content/insights/letter/count-asked-topics.js'
import type { LetterSources } from '../../../content/insights/letter/monthly-letter.js'
import type { Speech } from '../../../platform/language/language.js'
import { countText } from '../say-figure.js'

const [maxTopics, maxLanguages] = [4, 4]
/** A smaller difference is called the same. */
const sameWithin = 0.02

/** How many families asked, against the four weeks before and those a year ago. */
export function sayHowMany({ counts, beganOn, isCounted }: LetterSources, speech: Speech): string[] {
  const { t } = speech
  const times = ({ now, before, lastYear }: typeof counts) =>
    [now, before, lastYear].map((tallies) => tallies.of({ results: [''] }))
  const [now, before, lastYear] = times(counts)
  if (!now) return [t('letter.asked.few')]
  const began = beganOn ? [t('letter.asked.began', { date: speech.date(beganOn, 'year') })] : []
  return [
    t('letter.asked.times', { times: countText(now, speech) }),
    ...began,
    isCounted.before && !beganOn
      ? compare('before', now, before ?? null, speech)
      : t('letter.asked.noBefore'),
    isCounted.lastYear && !beganOn
      ? compare('lastYear', now, lastYear ?? null, speech)
      : t('letter.asked.noLastYear'),
  ]
}

function compare(
  other: 'before' | 'lastYear',
  now: ShownCount,
  then: ShownCount | null,
  speech: Speech,
): string {
  const { t, percent } = speech
  if (!then) return t(`letter.asked.${other}.few`)
  const times = countText(then, speech)
  if (!now.isExact || !then.isExact) return t(`letter.asked.${other}.plain`, { times })
  const change = now.times / then.times - 1
  if (Math.abs(change) < sameWithin) return t(`letter.asked.${other}.same`, { times })
  const values = { times, percent: percent(Math.abs(change)) }
  return change > 0 ? t(`letter.asked.${other}.more`, values) : t(`letter.asked.${other}.fewer`, values)
}

/** What they asked about, and what changed. */
export function sayAbout(
  { counts, isCounted, beganOn }: LetterSources,
  names: NameSources,
  speech: Speech,
): string[] {
  const { t, list } = speech
  const nameTopic = (topic: string) => nameRow('topics', { group: '', value: topic }, names, speech)
  const quoted = (topic: string) => t('letter.quoted', { name: nameTopic(topic) })
  const topics = countAskedTopics(counts).slice(0, maxTopics)
  const outside = readFigure('outside', counts).total.now
  const isWhole = !beganOn
  return [
    topics.length > 0
      ? t('letter.about.most', {
          topics: list(topics.map((each) => withCount(quoted(each.topic), each.times, speech))),
        })
      : t('letter.about.few'),
    ...(isCounted.before && isWhole
      ? sayChanges('before', findTopicChanges(counts, 'before'), nameTopic, speech)
      : []),
    ...(isCounted.lastYear && isWhole
      ? sayChanges('lastYear', findTopicChanges(counts, 'lastYear'), nameTopic, speech)
      : []),
    ...sayLanguages(counts, names, speech),
    ...(outside ? [t('letter.about.outside', { times: countText(outside, speech) })] : []),
    ...sayDanger(counts, speech),
  ]
}

function sayChanges(
  other: 'before' | 'lastYear',
  { grown, fallen }: { grown: TopicChange | null; fallen: TopicChange | null },
  nameTopic: (topic: string) => string,
  speech: Speech,
): string[] {
  const { t } = speech
  const values = ({ topic, times, before }: TopicChange) => ({
    name: nameTopic(topic),
    times: countText(times, speech),
    before: countText(before, speech),
  })
  if (!grown && !fallen) return [t(`letter.about.${other}.none`)]
  return [
    ...(grown ? [t(`letter.about.${other}.grown`, values(grown))] : []),
    ...(fallen ? [t(`letter.about.${other}.fallen`, values(fallen))] : []),
  ]
}

function sayLanguages(counts: LetterSources['counts'], names: NameSources, speech: Speech): string[] {
  const rows = readFigure('languages', counts).rows.flatMap(({ group, value, now }) =>
    now && value ? [withCount(nameRow('languages', { group, value }, names, speech), now, speech)] : [],
  )
  return rows.length > 0
    ? [speech.t('letter.about.languages', { languages: speech.list(rows.slice(0, maxLanguages)) })]
    : []
}

function sayDanger(counts: LetterSources['counts'], speech: Speech): string[] {
  const shown = readFigure('danger', counts).rows.flatMap(({ now }) => now ?? [])
  if (shown.length === 0) return []
  const all = {
    times: shown.reduce((sum, { times }) => sum + times, 0),
    isExact: shown.every(({ isExact }) => isExact),
  }
  return [speech.t('letter.about.danger', { times: countText(all, speech) })]
}

/** `Late bus (40+)` */
export const withCount = (name: string, times: ShownCount, speech: Speech) =>
  speech.t('letter.counted', { name, times: countText(times, speech) })
