import type { TopicEntry } from '../../content/revisions/topic-editor-store.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import { plainText } from '../../platform/text/plain-text.js'
import type { Page } from '../../platform/web/pages.js'
import type { OfficeName } from './editor-tools.js'
import { editorNav, pager } from './frame-of.js'

export interface TopicListSources {
  topics: TopicEntry[]
  offices: OfficeName[]
  query: { words: string; office: string; mine: boolean }
  /** Position of the page's first topic, from 0. */
  from: number
  /** How many phrasings of each topic contain the searched words. */
  saying: ReadonlyMap<string, number>
  mayEdit(offices: readonly string[]): boolean
  isAdmin: boolean
  done: boolean
}

const topicsPerPage = 50

/** Topics, found by name, office or phrasing. */
export function presentEditedTopics(sources: TopicListSources, speech: Speech): Page {
  const { offices, query, from, saying, mayEdit, isAdmin, done } = sources
  const { t, code } = speech
  const found = findTopics(sources, speech)
  const names = new Map(offices.map(({ id, name }) => [id, name]))
  const asked = { q: query.words, office: query.office, mine: query.mine ? 'yes' : '' }
  const model = {
    done,
    isAdmin,
    query,
    title: t('topicEditor.title'),
    nav: editorNav('topics', speech),
    action: editorPath('topics', code),
    newTopic: editorPath('newTopic', code),
    clear: Object.values(asked).some(Boolean) ? editorPath('topics', code) : null,
    offices: offices.map(({ id, name }) => ({ value: id, label: name, chosen: id === query.office })),
    found: t('topicEditor.found', { count: found.length }),
    topics: found.slice(from, from + topicsPerPage).map((topic) => ({
      title: titleIn(topic, code),
      href: editorPath('topic', code, { slug: topic.slug }),
      offices: topic.offices.map((office) => names.get(office) ?? office).join(', '),
      phrasings: topic.phrasings,
      said: editorPath(
        'phrasings',
        code,
        { slug: topic.slug },
        { q: saying.has(topic.slug) ? query.words : '' },
      ),
      saying: saying.has(topic.slug) ? t('topicEditor.saying', { count: saying.get(topic.slug) ?? 0 }) : null,
      mine: mayEdit(topic.offices),
    })),
    pager: pager(
      { from, limit: topicsPerPage, all: found.length },
      (start) => editorPath('topics', code, {}, { ...asked, from: start }),
      speech,
    ),
  }
  return { view: 'staff/routing/topics', model }
}

function findTopics({ topics, query, saying, mayEdit }: TopicListSources, { code }: Speech): TopicEntry[] {
  const wanted = plainText(query.words)
  const order = new Intl.Collator(code)
  return topics
    .filter(({ offices }) => query.office === '' || offices.includes(query.office))
    .filter(({ offices }) => !query.mine || mayEdit(offices))
    .filter(
      ({ slug, titles }) =>
        saying.has(slug) || [slug, ...Object.values(titles)].some((text) => plainText(text).includes(wanted)),
    )
    .sort((a, b) => order.compare(titleIn(a, code), titleIn(b, code)))
}

const titleIn = ({ title, titles }: TopicEntry, lang: string) => titles[lang] ?? title
