import { paths } from '../../paths/paths.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import { mapInSlices, type Slices } from '../../platform/threads/slices.js'
import { findablePages } from '../navigation/staff-pages.js'
import { recordSources } from './record-sources.js'
import type { StaffSearchDeps } from './search-deps.js'
import type { StaffDocument } from './staff-document.js'

/** Documents of one kind. */
export interface StaffSource {
  /** Another value after each change. */
  version(): unknown
  documents(): Slices<StaffDocument[]>
}

/** Everything that staff can find, in a page's language. */
export function staffSources(services: StaffSearchDeps, speech: Speech): StaffSource[] {
  const { records } = services
  const stored = (documents: () => StaffDocument[]): StaffSource => ({
    version: records.changeMark,
    documents: () => mapInSlices(documents(), (each) => each),
  })
  return [
    { version: () => 'always', documents: () => mapInSlices(pageDocuments(speech), (each) => each) },
    stored(() => topicDocuments(services, speech)),
    stored(() => ruleDocuments(services, speech)),
    stored(() => accountDocuments(services, speech)),
    ...recordSources(services, speech),
  ]
}

function pageDocuments({ t, code }: Speech): StaffDocument[] {
  return findablePages(code).map(({ title, words, href, minRole }) => ({
    id: `page-${href}`,
    kind: 'page',
    title: t(title),
    under: t(words[0]!),
    words: words.map((key) => t(key)).join(' '),
    href,
    minRole,
    offices: null,
  }))
}

function topicDocuments({ routing }: StaffSearchDeps, { code }: Speech): StaffDocument[] {
  return routing.topics.list().map(({ slug, titles, title, offices }) => ({
    id: `topic-${slug}`,
    kind: 'topic',
    title: titles[code] ?? title,
    under: '',
    words: [slug, ...Object.values(titles)].join(' '),
    href: editorPath('topic', code, { slug }),
    minRole: 'editor',
    offices,
  }))
}

function ruleDocuments({ routing }: StaffSearchDeps, { code }: Speech): StaffDocument[] {
  return routing.rules.list().map(({ id, name, why, action, conditions }) => {
    const { any = [], all = [] } = conditions
    const words = action.kind === 'notice' ? Object.values(action.words) : []
    return {
      id: `rule-${id}`,
      kind: action.kind === 'notice' ? 'notice' : 'rule',
      title: name,
      under: why,
      words: [id, why, ...any, ...all, ...words].join(' '),
      href: editorPath('rule', code, { id }),
      minRole: 'admin',
      offices: null,
    }
  })
}

function accountDocuments({ accounts }: StaffSearchDeps, { t, code }: Speech): StaffDocument[] {
  return accounts.store.list().map(({ id, name, email, role }) => ({
    id: `account-${id}`,
    kind: 'account',
    title: name,
    under: `${email}, ${t(`roles.${role}`)}`,
    words: email,
    href: paths.oneAccount(id, code),
    minRole: 'admin',
    offices: null,
  }))
}
