import { type Wording, wording } from '../../../platform/language/wording.js'
import { plainText } from '../../../platform/text/plain-text.js'
import { freeSlug } from '../free-slug.js'
import type { MappedRow } from './column-mapping.js'
import { rowFault } from './row-fault.js'
import type { ReaderTools, ReadRow, RowReader } from './row-reader.js'

/** Sentences of families in one cell. */
const separator = /[\n;|]/

/**
 * Reads topics: known ones by their title, new ones with the office that answers, and the sentences of families. A ladder that is there
 * already stays.
 */
export function createTopicReader({ records, store }: ReaderTools): RowReader {
  const slugs = new Map(
    [...records.each('topics')].map(({ cells }) => [plainText(cells.title_en ?? ''), cells.slug ?? '']),
  )
  const taken = new Set(slugs.values())
  const ladders = new Set([...records.each('ladders')].map(({ cells }) => cells.topic ?? ''))
  const firstOffices = new Map<string, string>()
  const phrasings = new Set<string>()
  let kept = 0

  function read(row: MappedRow): ReadRow {
    const { topic_title: title = '' } = row
    const known = slugs.get(plainText(title))
    const office = row.office ? store.meaning('title', row.office) : null
    if (row.office && !office)
      return rowFault('office', wording('fault.contactOffice', { office: row.office }))
    if (!known && !office) return rowFault('office', wording('fault.topicOffice', { title }))
    const slug = known ?? freeSlug(title, (each) => taken.has(each))
    const isAgain = firstOffices.has(slug)
    slugs.set(plainText(title), slug)
    taken.add(slug)
    return {
      records: [
        // Several rows of one topic: the first says what it is, all have sentences.
        ...(isAgain ? [] : [{ kind: 'topics' as const, cells: topicCells(slug, row) }]),
        ...ladderOf(slug, office ?? ''),
        ...sentencesOf(slug, row, known === undefined),
      ],
    }
  }

  function topicCells(slug: string, { topic_title = '', summary = '', bring = '' }: MappedRow) {
    const present = records.find('topics', { slug })?.cells
    const usual = { also: '', straight: 'no', legal: 'no', title_en: topic_title, summary_en: topic_title }
    const given = Object.entries({ summary_en: summary, bring_en: bring }).filter(([, value]) => value !== '')
    const said = Object.fromEntries(given)
    // Other English words make old translations of them wrong.
    const old = Object.entries(present ?? {}).filter(([header]) => {
      const english = header.replace(/_[a-z]{2,3}(?:-[A-Z][a-z]{3})?$/, '_en')
      return said[english] === undefined || said[english] === present?.[english]
    })
    return { ...usual, ...Object.fromEntries(old), ...said, slug }
  }

  function ladderOf(slug: string, office: string): ReadRow['records'] {
    const first = firstOffices.get(slug)
    if (first === undefined) firstOffices.set(slug, office)
    if (office === '' || first !== undefined) return []
    if (ladders.has(slug)) {
      kept += 1
      return []
    }
    return [{ kind: 'ladders', cells: { topic: slug, level: 'any', step: '1', office } }]
  }

  /** A new topic is found by its own title, too. */
  function sentencesOf(slug: string, row: MappedRow, isNew: boolean): ReadRow['records'] {
    const given = [...(isNew ? [row.topic_title ?? ''] : []), ...(row.examples ?? '').split(separator)]
    return given.flatMap((written) => {
      const text = written.trim()
      const key = `${slug}|${plainText(text)}`
      if (text === '' || phrasings.has(key)) return []
      phrasings.add(key)
      return [{ kind: 'phrasings' as const, cells: { topic: slug, lang: 'en', text } }]
    })
  }

  const remarks = (): Wording[] => (kept > 0 ? [wording('fault.topicLadders', { count: kept })] : [])
  return { read, remarks }
}
