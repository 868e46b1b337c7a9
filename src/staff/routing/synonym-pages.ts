import type { RequestHandler, Response } from 'express'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { readList, textsOf } from '../../platform/web/texts-of.js'
import { createEditorTools, fingerprintOf, numberOf, queryText } from './editor-tools.js'
import { presentSynonyms, type SynonymForm, type SynonymProblem } from './present-synonyms.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

const maxWordLength = 60
const maxMeanings = 20

/** Synonyms, used to find offices in the directory and to read questions. */
export function synonymPages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { synonyms, phrasings } = services.routing
  const tools = createEditorTools(services)
  const emptyForm: SynonymForm = { lang: 'en', word: '', means: '', seen: '' }

  /** With `?edit=`, fills the form with a word's meaning. */
  const show: RequestHandler = (req, res) => {
    const [lang, word] = [queryText(req, 'of'), queryText(req, 'edit')]
    const found = find(lang, word)
    const form = found
      ? { lang, word, means: found.means.join(' '), seen: fingerprintOf(found.means) }
      : emptyForm
    sendList(res, form, [])
  }

  /** Changes an existing word only after its current meaning was shown. */
  const save: RequestHandler = (req, res) => {
    const form = textsOf(req.body, 'lang', 'word', 'means', 'seen')
    const [lang, word] = [form.lang, form.word.trim().toLowerCase()]
    const means = readMeanings(form.means)
    const problems = findProblems({ ...form, word }, means, languages())
    if (problems.length > 0) return sendList(res, form, problems)
    const before = find(lang, word)
    if (before && fingerprintOf(before.means) !== form.seen)
      return sendList(res, { ...form, seen: fingerprintOf(before.means) }, [], before.means)
    synonyms.save({ lang, word, means })
    tools.tell(res, 'routing-edited', `synonym:${lang}:${word}`, { old: before?.means ?? null, new: means })
    tools.goTo(res, 'synonyms', {}, { lang, saved: 'yes' })
  }

  /** Ticks identify a word by language and text: `en gym`. */
  const remove: RequestHandler = (req, res) => {
    const ticked = readList(req.body, 'id').map((each): [string, string] => {
      const at = each.indexOf(' ')
      return [each.slice(0, at), each.slice(at + 1)]
    })
    if (ticked.length === 0) return sendList(res, emptyForm, [{ field: 'rows', key: 'nothingTicked' }])
    const removed = ticked.filter(([lang, word]) => synonyms.remove(lang, word))
    tools.tell(res, 'routing-edited', 'synonyms', { removed: removed.map((each) => each.join(' ')) })
    const { lang, q } = textsOf(req.body, 'lang', 'q')
    tools.goTo(res, 'synonyms', {}, { lang, q, saved: 'yes' })
  }

  const find = (lang: string, word: string) =>
    synonyms.list().find((each) => each.lang === lang && each.word === word) ?? null

  const languages = () => [
    ...new Set([
      ...services.language.ofStaff,
      ...phrasings.languages(),
      ...synonyms.list().map(({ lang }) => lang),
    ]),
  ]

  function sendList(
    res: Response,
    form: SynonymForm,
    problems: SynonymProblem[],
    present: string[] | null = null,
  ): void {
    const { req } = res
    const held = textsOf(req.body, 'lang', 'q')
    const isRemoval = problems.some(({ field }) => field === 'rows')
    const sources = {
      form,
      problems,
      present,
      languages: languages(),
      synonyms: synonyms.list(),
      filter: isRemoval
        ? { lang: held.lang, words: held.q, from: 0 }
        : { lang: queryText(req, 'lang'), words: queryText(req, 'q'), from: numberOf(req, 'from') },
      offices: services.directory().whole.offices,
      isRead: services.routing.isRead,
      done: queryText(req, 'saved') === 'yes',
    }
    sendStaffPage(res, presentSynonyms(sources, speechOf(res)))
  }

  return { show, save, remove }
}

/** The words of a meaning, separated by blanks, commas or semicolons. */
function readMeanings(typed: string): string[] {
  const words = typed.toLowerCase().split(/[\s,;]+/)
  return [...new Set(words.filter(Boolean))]
}

function findProblems(
  { lang, word }: SynonymForm,
  means: string[],
  languages: readonly string[],
): SynonymProblem[] {
  const problems: SynonymProblem[] = []
  if (!languages.includes(lang)) problems.push({ field: 'add-lang', key: 'language' })
  if (!/^\S+$/.test(word) || word.length > maxWordLength) problems.push({ field: 'word', key: 'word' })
  if (means.length === 0 || means.length > maxMeanings) problems.push({ field: 'means', key: 'meaning' })
  else if (means.includes(word)) problems.push({ field: 'means', key: 'itself' })
  else if (means.some((each) => each.length > maxWordLength))
    problems.push({ field: 'means', key: 'meaning' })
  return problems
}
