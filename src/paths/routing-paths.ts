import { languagePrefix } from './paths.js'

const base = '/admin/routing'
const toDo = '/admin/to-do'

/** Route patterns of the routing editor, below the language prefix. */
export const editorRoutes = {
  overview: base,
  try: `${base}/try`,
  topics: `${base}/topics`,
  newTopic: `${base}/topics/new`,
  topic: `${base}/topics/:slug`,
  retireTopic: `${base}/topics/:slug/remove`,
  phrasings: `${base}/topics/:slug/phrasings`,
  removePhrasings: `${base}/topics/:slug/phrasings/remove`,
  danger: `${base}/danger`,
  removeDanger: `${base}/danger/remove`,
  outOfScope: `${base}/out-of-scope`,
  removeOutOfScope: `${base}/out-of-scope/remove`,
  synonyms: `${base}/synonyms`,
  removeSynonyms: `${base}/synonyms/remove`,
  thresholds: `${base}/thresholds`,
  rules: `${base}/rules`,
  ruleOrder: `${base}/rules/order`,
  newRule: `${base}/rules/new`,
  rule: `${base}/rules/:id`,
  moveRule: `${base}/rules/:id/move`,
  removeRule: `${base}/rules/:id/remove`,
  cases: `${base}/cases`,
  newCase: `${base}/cases/new`,
  caseFrom: `${base}/cases/from`,
  importCases: `${base}/cases/import`,
  casesFile: `${base}/cases/file.jsonl`,
  case: `${base}/cases/:id`,
  removeCase: `${base}/cases/:id/remove`,
  protectCase: `${base}/cases/:id/protect`,
  wrongDoors: `${base}/wrong-doors`,
  toDo,
  teachToDo: `${toDo}/teach`,
  applyToDo: `${toDo}/apply`,
  handleToDo: `${toDo}/handled`,
  reopenToDo: `${toDo}/back`,
  catalog: `${toDo}/catalog`,
  answerCatalog: `${toDo}/catalog/answer`,
  suggestions: `${base}/suggestions`,
  weighSuggestions: `${base}/suggestions/weigh`,
  suggestion: `${base}/suggestions/:id`,
  rehearsal: `${base}/rehearsal`,
  cancelRehearsal: `${base}/rehearsal/cancel`,
  file: `${base}/file`,
  fileDownload: `${base}/file/download`,
  filePreview: `${base}/file/:id`,
  publish: `${base}/publish`,
  approve: `${base}/publish/:id/approve`,
  cancelPublish: `${base}/publish/:id/cancel`,
  history: `${base}/history`,
  revision: `${base}/history/:id`,
  rollBack: `${base}/history/:id/roll-back`,
  restore: `${base}/history/:id/restore`,
  revisionFile: `${base}/history/:id/file.json`,
} as const

export type EditorRoute = keyof typeof editorRoutes

/** An address of the routing editor. @param values for `:slug` and the like @param query without empty values */
export function editorPath(
  route: EditorRoute,
  lang: string,
  values: Record<string, string | number> = {},
  query: Record<string, string | number | null> = {},
): string {
  const path = editorRoutes[route].replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(values[name])),
  )
  const set = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === null || value === '' ? [] : [[name, String(value)]],
  )
  return `${languagePrefix(lang)}${path}${set.length > 0 ? `?${new URLSearchParams(set)}` : ''}`
}
