import { dangerKinds } from '../../../answering/danger/danger.js'
import type { RevisionContent } from '../../../answering/revision/revision.js'
import type { DirectorySnapshot } from '../../../directory/model/directory-snapshot.js'
import { inLanguage } from '../../../directory/model/in-language.js'
import { momentAt } from '../../../directory/time/local-time.js'
import type { Speech } from '../../../platform/language/language.js'
import type { WordKey } from '../../../platform/language/words.js'
import { type Figure, type FigureName, figures } from './figures.js'
import type { OnlyRow } from './only-row.js'
import { ageNames, type UpkeepName } from './upkeep.js'

/** Where names come from. Counts outlive what they name: a school that is gone keeps its slug. */
export interface NameSources {
  directory: DirectorySnapshot
  published: Pick<RevisionContent, 'topics' | 'retired' | 'rules'>
}

interface Row {
  group: string
  value: string | null
}

/** The name of a figure's row, in the language of a page. */
export function nameRow(figure: FigureName, row: Row, sources: NameSources, speech: Speech): string {
  const { kind, about = '' }: { kind: Figure['kind']; about?: string } = figures[figure]
  if (kind === 'weeks') return speech.t('insights.weekOf', { date: speech.date(row.value!, 'day') })
  if (kind === 'results') return speech.t(`insights.result.${row.group}` as WordKey)
  const name = namers[about]
  return name ? name(row, sources, speech) : (row.value ?? row.group)
}

/** The name of a row about the district's own data. @param key an age, a topic's slug, or a language */
export function nameUpkeep(name: UpkeepName, key: string, sources: NameSources, speech: Speech): string {
  if (name === 'contact-age') return known(speech.t, 'insights.age', key, ageNames) ?? key
  return name === 'coverage' ? speech.languageName(key) : nameTopic(key, sources, speech)
}

/** The name of the group that a row belongs to. */
export const nameGroup = (figure: FigureName, group: string, sources: NameSources, speech: Speech): string =>
  nameRow(figure, { group, value: null }, sources, speech)

/** The name of what a board is limited to. */
export function nameOnly({ about, kind, key, rows }: OnlyRow, sources: NameSources, speech: Speech): string {
  const isGroup = kind === 'level' || kind === 'office'
  const [row] = rows
  return namers[about]!(row ?? { group: isGroup ? key : '', value: isGroup ? null : key }, sources, speech)
}

const namers: Record<string, (row: Row, sources: NameSources, speech: Speech) => string> = {
  matter: ({ group, value }, sources, speech) => {
    if (group === 'outside' && value !== null) return nameOutside(value, sources, speech)
    if (value) return nameTopic(value, sources, speech)
    if (value === '') return speech.t('insights.noTopic')
    if (group === 'miss' || group === 'outside') return speech.t(`insights.matter.${group}`)
    return nameOffice(group, sources, speech)
  },
  place: ({ group, value }, { directory }, { t }) => {
    if (value) return directory.whole.school(value)?.name ?? t('insights.gone', { name: value })
    return known(t, 'routing.level', group, ['elementary', 'middle', 'high']) ?? t('insights.noSchool')
  },
  lang: ({ value }, _, { languageName }) => languageName(value ?? ''),
  hour: ({ value }, _, { time }) => time(momentAt('2026-01-05', Number(value) * 60, 'UTC'), 'UTC'),
  channel: ({ value }, _, { t }) =>
    known(t, 'insights.channel', value, ['page', 'link', 'embed', 'sms', 'api']) ??
    known(t, 'desk.channelNames', value, ['phone', 'walk-in', 'email', 'text', 'letter', 'social']) ??
    (value || t('insights.unknown')),
  choice: ({ group, value }, _, { t }) =>
    value === 'tie'
      ? t('insights.tie')
      : (known(t, 'insights.outcome', group, ['answer', 'choose', 'handover']) ?? group),
  danger: ({ group, value }, _, { t }) =>
    value
      ? (known(t, 'routing.danger.kind', value, dangerKinds) ?? value)
      : (known(t, 'insights.danger', group, ['now', 'support']) ?? group),
  rule: ({ value }, { published }, { t }) =>
    published.rules.find(({ id }) => id === value)?.name ?? t('insights.gone', { name: value ?? '' }),
  outcome: ({ value }, _, { t }) =>
    known(t, 'desk.outcomes', value, ['sent', 'transfer', 'answered', 'callback']) ?? value ?? '',
  promise: ({ value }, _, { t }) =>
    known(t, 'insights.promise', value, ['kept', 'late', 'open', 'later', 'none']) ?? value ?? '',
}

/** The words of a value; null for one that this version does not know. */
function known(t: Speech['t'], stem: string, value: string | null, values: readonly string[]): string | null {
  return value !== null && values.includes(value) ? t(`${stem}.${value}` as WordKey) : null
}

function nameTopic(slug: string, { published }: NameSources, { t, code }: Speech): string {
  const topic = published.topics.find((each) => each.slug === slug)
  if (topic) return inLanguage(topic.words, code).title
  const retired = published.retired?.find((each) => each.slug === slug)
  return t('insights.gone', { name: retired?.title ?? slug })
}

function nameOffice(id: string, { directory }: NameSources, { t, code }: Speech): string {
  if (id === '') return t('insights.noOffice')
  const office = directory.whole.offices.find((each) => each.id === id)
  return office ? inLanguage(office.words, code).name : t('insights.gone', { name: id })
}

function nameOutside(id: string, { directory }: NameSources, { t, code }: Speech): string {
  if (id === '') return t('insights.nobodyInParticular')
  const service = directory.outsideServices.find((each) => each.id === id)
  return service ? inLanguage(service.words, code).name : t('insights.gone', { name: id })
}
