import { createRecordNames } from '../../content/records/record-names.js'
import { paths } from '../../paths/paths.js'
import { recordPaths } from '../../paths/record-paths.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import { findablePages } from '../navigation/staff-pages.js'
import type { Account } from '../sign-in/account-store.js'
import { mayAct, mayEditOffice } from '../sign-in/may-act.js'
import type { StaffSearchDeps } from './search-deps.js'
import type { StaffDocument } from './staff-document.js'

/** Record kinds to find by name; editors find contacts of their own offices, and people who work only there. */
const kinds = { schools: 'school', offices: 'office', contacts: 'contact', people: 'person' } as const

const all = { q: null, school: null, office: null, uncheckedSince: null, awayOn: null, offices: null }

/** Every page that an account may open. */
export function pageDocuments({ role }: Account, { t, code }: Speech): StaffDocument[] {
  return findablePages(code)
    .filter(({ least }) => mayAct(role, least))
    .map(({ title, words, href }) => ({
      id: `page-${href}`,
      kind: 'page',
      title: t(title),
      under: t(words[0]!),
      words: words.map((key) => t(key)).join(' '),
      href,
    }))
}

/** The records of the directory that an account may change. */
export function recordDocuments(
  services: StaffSearchDeps,
  account: Account,
  speech: Speech,
): StaffDocument[] {
  const { lists, topicTitles } = services.records
  const { code } = speech
  const names = createRecordNames(services.directory(), speech, topicTitles(code))
  const isAdmin = mayAct(account.role, 'admin')
  const office = (id: string) => isAdmin || mayEditOffice(account, id)
  const onlyAtOwn = (id: number) => {
    const posts = lists.postsOf('person', id)
    return posts.length > 0 && posts.every(({ cells }) => office(cells.office ?? ''))
  }
  const documents = (kind: keyof typeof kinds): StaffDocument[] =>
    lists.list(kind, all, -1, 0).flatMap(({ id, cells }) => {
      if (kind === 'contacts' && !office(cells.office ?? '')) return []
      if (kind === 'people' && !isAdmin && !onlyAtOwn(id)) return []
      const { internal_note: _, ...shown } = cells
      return {
        id: `${kind}-${id}`,
        kind: kinds[kind],
        title: names.record(kind, cells),
        under: cells[`title_${code}`] || cells.title_en || '',
        words: Object.values(shown).join(' '),
        href: recordPaths.one(kind, id, code),
      }
    })
  const open = isAdmin
    ? (['schools', 'offices', 'contacts', 'people'] as const)
    : (['contacts', 'people'] as const)
  return mayAct(account.role, 'editor') ? open.flatMap(documents) : []
}

/** The topics, rules, and accounts that an account may change. */
export function otherDocuments(services: StaffSearchDeps, account: Account, speech: Speech): StaffDocument[] {
  const { t, code } = speech
  const isAdmin = mayAct(account.role, 'admin')
  if (!mayAct(account.role, 'editor')) return []
  const topics = services.routing.topics
    .list()
    .filter(({ offices }) => isAdmin || offices.some((office) => mayEditOffice(account, office)))
    .map(
      ({ slug, titles, title }): StaffDocument => ({
        id: `topic-${slug}`,
        kind: 'topic',
        title: titles[code] ?? title,
        under: '',
        words: [slug, ...Object.values(titles)].join(' '),
        href: editorPath('topic', code, { slug }),
      }),
    )
  if (!isAdmin) return topics
  const rules = services.routing.rules.list().map(({ id, name, why, action, conditions }): StaffDocument => {
    const { any = [], all: every = [] } = conditions
    const words = [
      id,
      why,
      ...any,
      ...every,
      ...(action.kind === 'notice' ? Object.values(action.words) : []),
    ]
    return {
      id: `rule-${id}`,
      kind: action.kind === 'notice' ? 'notice' : 'rule',
      title: name,
      under: why,
      words: words.join(' '),
      href: editorPath('rule', code, { id }),
    }
  })
  const accounts = services.accounts.store.list().map(
    ({ id, name, email, role }): StaffDocument => ({
      id: `account-${id}`,
      kind: 'account',
      title: name,
      under: `${email}, ${t(`roles.${role}`)}`,
      words: email,
      href: paths.oneAccount(id, code),
    }),
  )
  return [...topics, ...rules, ...accounts]
}
