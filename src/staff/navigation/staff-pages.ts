import { type DirectoryKind, directoryKinds } from '../../content/records/record-kinds.js'
import { auditRoutes } from '../../paths/audit-paths.js'
import { backupRoutes } from '../../paths/backup-paths.js'
import { gradingRoutes } from '../../paths/grading-paths.js'
import { transferRoutes } from '../../paths/import-paths.js'
import { insightRoutes } from '../../paths/insight-paths.js'
import { languagePrefix, pageRoutes } from '../../paths/paths.js'
import { recordPaths, recordRoutes } from '../../paths/record-paths.js'
import { editorRoutes } from '../../paths/routing-paths.js'
import { guideRoutes, searchRoutes } from '../../paths/search-paths.js'
import { setupRoutes } from '../../paths/setup-paths.js'
import { shopperRoutes } from '../../paths/shopper-paths.js'
import { todayRoutes } from '../../paths/today-paths.js'
import { translationRoutes } from '../../paths/translation-paths.js'
import type { WordKey } from '../../platform/language/words.js'
import type { MinRole } from '../sign-in/may-act.js'

/** Pages that are explained together: one of them opens from a search. */
interface StaffPageFacts {
  title: WordKey
  minRole: MinRole
  /** Route patterns below the language prefix. A search leads to the first, unless it names one of several things. */
  routes: readonly string[]
  /** False for a page that a search cannot lead to. */
  findable?: boolean
}

const anyone = (title: WordKey, ...routes: string[]) => ({ title, minRole: 'anyone' as const, routes })
const viewer = (title: WordKey, ...routes: string[]) => ({ title, minRole: 'viewer' as const, routes })
const desk = (title: WordKey, ...routes: string[]) => ({ title, minRole: 'desk' as const, routes })
const editor = (title: WordKey, ...routes: string[]) => ({ title, minRole: 'editor' as const, routes })
const admin = (title: WordKey, ...routes: string[]) => ({ title, minRole: 'admin' as const, routes })

const { list, one, history } = recordRoutes

/**
 * Every staff page, by the name of its help (`help.page.…`): the same words on the page, in search, and in the guides. Of two
 * patterns that fit an address, the first counts.
 */
export const staffPages = {
  'look-up': desk('desk.title', pageRoutes.desk),
  'follow-ups': desk('desk.tabs.followUps', pageRoutes.followUps),
  referrals: desk('desk.tabs.referrals', pageRoutes.referrals, pageRoutes.referral),
  'call-sheets': desk('desk.tabs.callSheets', pageRoutes.callSheets, pageRoutes.callSheet),
  preferences: desk('desk.tabs.preferences', pageRoutes.deskPreferences),
  search: desk('staff.search.title', searchRoutes.desk, searchRoutes.admin),
  account: anyone('account.title', pageRoutes.account, pageRoutes.keptForm),
  guide: desk('help.guide', guideRoutes.desk, guideRoutes.admin),
  'second-step': anyone('factor.heading', pageRoutes.accountFactor),

  'to-do': editor('toDo.title', editorRoutes.toDo),
  catalog: admin('catalog.title', editorRoutes.catalog, editorRoutes.answerCatalog),
  'wrong-doors': editor('cases.wrongDoors.title', editorRoutes.wrongDoors),
  suggestions: editor('suggestions.title', editorRoutes.suggestions),
  grading: editor('grading.title', gradingRoutes.grade),
  reports: admin('reports.title', recordRoutes.reports),
  today: admin('todayRoom.title', todayRoutes.room, todayRoutes.keys),

  directory: editor('records.title', recordRoutes.home),
  changes: admin('records.allChanges', recordRoutes.changes, history),
  absence: editor('records.absence', recordRoutes.absence),
  bulk: {
    ...editor('help.title.bulk', recordRoutes.bulk, recordRoutes.bulkSave, recordRoutes.checked),
    findable: false,
  },
  record: editor('help.title.record', recordRoutes.new, recordRoutes.remove, one),
  list: editor('help.title.list', list),
  imports: admin('transfer.title', transferRoutes.imports, transferRoutes.exports),
  pull: admin('transfer.pull.title', transferRoutes.pull),
  import: admin('help.title.import', transferRoutes.one, transferRoutes.columns, transferRoutes.words),

  edit: editor('routing.overview.title', editorRoutes.overview),
  topics: editor('routing.nav.topics', editorRoutes.topics),
  topic: editor(
    'help.title.topic',
    editorRoutes.newTopic,
    editorRoutes.topic,
    editorRoutes.retireTopic,
    editorRoutes.phrasings,
  ),
  rules: admin('routing.nav.rules', editorRoutes.rules),
  rule: admin('help.title.rule', editorRoutes.newRule, editorRoutes.rule),
  danger: admin('routing.nav.danger', editorRoutes.danger),
  'out-of-scope': admin('routing.nav.outOfScope', editorRoutes.outOfScope),
  synonyms: admin('routing.nav.synonyms', editorRoutes.synonyms),
  thresholds: admin('routing.nav.thresholds', editorRoutes.thresholds),
  file: admin('configurationFile.title', editorRoutes.file, editorRoutes.filePreview),
  try: editor('routing.nav.try', editorRoutes.try),
  rehearsal: editor('routing.nav.rehearsal', editorRoutes.rehearsal),
  cases: editor(
    'cases.title',
    editorRoutes.cases,
    editorRoutes.newCase,
    editorRoutes.importCases,
    editorRoutes.case,
  ),
  shopper: editor('shopper.title', shopperRoutes.nights),
  publish: editor('routing.nav.publish', editorRoutes.publish),
  history: editor('routing.nav.history', editorRoutes.history, editorRoutes.revision),

  insights: viewer('insights.title', insightRoutes.asked),
  answers: viewer('insights.place.answers', insightRoutes.answers),
  equity: viewer('insights.place.equity', insightRoutes.equity),
  upkeep: viewer('insights.place.upkeep', insightRoutes.upkeep),
  quality: viewer('insights.place.quality', insightRoutes.quality),
  letter: viewer('letter.place', insightRoutes.letter),

  accounts: admin('staff.accounts', pageRoutes.accounts, pageRoutes.inviteSeveral),
  'one-account': admin('help.title.account', pageRoutes.oneAccount),
  district: admin('recordKind.district', recordRoutes.district),
  channels: admin('channels.title', recordRoutes.channels),
  theme: admin('theme.title', recordRoutes.theme),
  translations: admin(
    'translations.title',
    translationRoutes.list,
    translationRoutes.import,
    translationRoutes.preview,
    translationRoutes.one,
  ),
  setup: admin('setup.title', setupRoutes.steps, setupRoutes.sample),
  backups: admin('backups.title', backupRoutes.list),
  audit: admin('auditLog.title', auditRoutes.log),
} as const satisfies Record<string, StaffPageFacts>

export type StaffPageName = keyof typeof staffPages

const pages = Object.entries(staffPages) as [StaffPageName, StaffPageFacts][]

/** The pages in the order of the guides. */
export function listStaffPages(): ({ name: StaffPageName } & StaffPageFacts)[] {
  return pages.map(([name, facts]) => ({ name, ...facts }))
}

const known = pages.flatMap(([name, { routes }]) =>
  routes.map((route) => ({ name, route, parts: route.split('/') })),
)

function fits(parts: readonly string[], path: string): boolean {
  const given = path.split('/')
  return (
    given.length === parts.length &&
    parts.every((part, i) => (part.startsWith(':') ? given[i] !== '' : part === given[i]))
  )
}

/** The help of a page. @param path without its query @returns null for a page that has none */
export function helpOf(path: string, lang: string): StaffPageName | null {
  const plain = path.slice(languagePrefix(lang).length)
  const exact = known.find(({ route }) => route === plain)
  const found = exact ?? known.find(({ parts }) => fits(parts, plain))
  if (found) return found.name
  // A form's result page is below its page's URL.
  const above = path.slice(0, path.lastIndexOf('/'))
  return plain.lastIndexOf('/') > 0 ? helpOf(above, lang) : null
}

/** A page that a search may find: it needs no name of a thing in its address. */
export interface FindablePage {
  title: WordKey
  /** More words to find it by. */
  words: readonly WordKey[]
  href: string
  minRole: MinRole
}

/** Kinds of records that editors may list. */
const editorLists: readonly DirectoryKind[] = ['contacts', 'posts', 'people']

/** Every page that a search may find. */
export function findablePages(lang: string): FindablePage[] {
  const own = listStaffPages().flatMap(({ name, title, minRole, routes, findable = true }) => {
    const [route = ':'] = routes
    const words: WordKey[] = [`help.page.${name}.line`, `help.page.${name}.how`]
    const href = `${languagePrefix(lang)}${route}`
    return findable && !route.includes(':') ? [{ title, words, minRole, href }] : []
  })
  const lists = directoryKinds
    .filter((kind) => kind !== 'district')
    .map((kind) => ({
      title: `recordKind.${kind}` as const,
      words: [`recordLead.${kind}` as const],
      minRole: editorLists.includes(kind) ? ('editor' as const) : ('admin' as const),
      href: recordPaths.list(kind, lang),
    }))
  return [...own, ...lists]
}
