import { dangerKinds } from '../../answering/danger/danger.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { inLanguage } from '../../directory/model/in-language.js'
import { schoolLevels } from '../../directory/model/topic.js'
import type { Speech } from '../../platform/language/language.js'
import { language } from '../rows/cell-types.js'
import { type RecordCells, recordName } from './record-cells.js'
import type { RecordKind } from './record-kinds.js'
import { settingName } from './setting-name.js'

/** Names of referenced records, in a page's language. An unknown id is its own name. */
export interface RecordNames {
  office(id: string): string
  school(slug: string): string
  person(slug: string): string
  /** "Counselor, Lincoln"; "Transportation" */
  contact(office: string, school: string): string
  topic(slug: string): string
  /** "The DMV" */
  service(id: string): string
  /** "Self-harm"; `any` is every kind. */
  danger(kind: string): string
  /** "Spanish" */
  language(tag: string): string
  /** A record's name on a page. */
  record(kind: RecordKind, cells: RecordCells): string
}

/** @param topicTitle a topic's title in the page's language; null for an unknown topic */
export function createRecordNames(
  directory: DirectorySnapshot,
  speech: Speech,
  topicTitle: (slug: string) => string | null = () => null,
): RecordNames {
  const { t, code } = speech
  const office = (id: string) => {
    const known = directory.office(id)
    return known ? inLanguage(known.words, code).name : id
  }
  const school = (slug: string) => directory.school(slug)?.shortName ?? slug
  const person = (slug: string) => {
    const known = directory.person(slug)
    return known ? `${known.firstName} ${known.lastName}` : slug
  }
  const contact = (id: string, slug: string) => (slug ? `${office(id)}, ${school(slug)}` : office(id))
  const topic = (slug: string) => topicTitle(slug) ?? slug
  const service = (id: string) => {
    const known = directory.outsideServices.find((each) => each.id === id)
    return known ? inLanguage(known.words, code).name : id
  }
  const danger = (kind: string) => {
    const known = dangerKinds.find((each) => each === kind)
    if (known) return t(`routing.danger.kind.${known}`)
    return kind === 'any' ? t('recordValue.any') : kind
  }
  // A row may hold anything: a wrong tag is shown as written.
  const languageOf = (tag: string) => (language.safeParse(tag).success ? speech.languageName(tag) : tag)

  function record(kind: RecordKind, cells: RecordCells): string {
    const cell = (header: string) => cells[header] ?? ''
    const at = contact(cell('office'), cell('school'))
    const inText = (...parts: string[]) => [...parts, languageOf(cell('lang')), cell('text')].join(' · ')
    switch (kind) {
      case 'district':
        return settingName(cell('setting'), speech)
      case 'contacts':
        return at
      case 'posts':
        return `${person(cell('person'))}: ${at}`
      case 'offices':
      case 'crisis-lines':
      case 'outside-services':
      case 'calendar':
        return cell(`name_${code}`) || recordName(kind, cells)
      case 'links':
        return cell(`label_${code}`) || recordName(kind, cells)
      case 'topics':
        return cell(`title_${code}`) || cell('title_en') || cell('slug')
      case 'ladders':
        return [
          topic(cell('topic')),
          levelOf(cell('level')),
          `${cell('step')}. ${office(cell('office'))}`,
        ].join(' · ')
      case 'phrasings':
        return inText(topic(cell('topic')))
      case 'danger-phrases':
        return inText(danger(cell('kind')))
      case 'out-of-scope':
        return inText()
      case 'synonyms':
        return `${languageOf(cell('lang'))} · ${cell('word')}`
      case 'rules':
        return cell('name') || cell('id')
      default:
        return recordName(kind, cells)
    }
  }

  const levelOf = (level: string) => {
    const known = (['any', ...schoolLevels] as const).find((each) => each === level)
    return known ? t(`recordValue.${known}`) : level
  }

  return { office, school, person, contact, topic, service, danger, language: languageOf, record }
}
