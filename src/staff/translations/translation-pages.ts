import type { Request, RequestHandler, Response } from 'express'
import type { TranslationEntry } from '../../content/translations/translation-editor.js'
import { type FieldWords, translatedFields, translatedKinds } from '../../directory/model/translations.js'
import { translationPaths } from '../../paths/translation-paths.js'
import { NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { presentTranslation, type TranslationForm } from './present-translation.js'
import { presentTranslations, readTranslationFilter } from './present-translations.js'
import type { TranslationDeps } from './translation-deps.js'

/** The list of texts by language, and one text. */
export function translationPages(services: TranslationDeps, sendPage: SendPage) {
  const { translations, audit } = services
  const timeZone = () => services.directory().district.timeZone

  const showList: RequestHandler = (req, res) => {
    const { languages } = translations
    const filter = readTranslationFilter(req.query, languages)
    const entries = filter.of === null ? [] : translations.listIn(filter.of)
    sendPage(res, presentTranslations({ entries, languages, filter, timeZone: timeZone() }, speechOf(res)))
  }

  const showOne: RequestHandler = (req, res) => {
    const entry = entryOr404(req)
    const form = { words: entry.words, checkedBy: entry.checkedBy, faults: [] }
    send(res, entry, { ...form, done: req.query.saved === 'yes' })
  }

  const save: RequestHandler = (req, res) => {
    const entry = entryOr404(req)
    const { kind, owner } = entry.owner
    const fields = textsOf(req.body, ...translatedFields[kind])
    const { checked, checker, version } = textsOf(req.body, 'checked', 'checker', 'version')
    const name = checker.trim().slice(0, 100) || staffOf(res).account.name
    const checkedBy = checked === 'yes' ? name : null
    const words: FieldWords = { ...fields }
    const saved = translations.save({ kind, owner, lang: entry.lang, words, checkedBy, version })
    if (saved.result === 'gone') throw new NotFound()
    if (saved.result === 'clash') return send(res, entry, { words, checkedBy, faults: [], clash: true })
    if (saved.result === 'faulty') return send(res, entry, { words, checkedBy, faults: saved.faults })
    tell(res, entry, saved.entry)
    res.redirect(303, `${translationPaths.one(entry.lang, kind, owner, speechOf(res).code)}?saved=yes`)
  }

  function tell(res: Response, before: TranslationEntry, after: TranslationEntry): void {
    if (before.version === after.version) return
    const { lang, owner } = after
    const isEdited = JSON.stringify(before.words) !== JSON.stringify(after.words)
    audit.record({
      who: staffOf(res).account,
      what: isEdited ? 'translation-changed' : 'translation-checked',
      about: `translation:${lang}/${owner.kind}/${owner.owner}`,
      from: res.req.ip ?? '',
      details: {
        ...(isEdited ? { old: before.words, new: after.words } : {}),
        ...(after.checkedBy === null ? {} : { checkedBy: after.checkedBy }),
      },
    })
  }

  function entryOr404({ params }: Request): TranslationEntry {
    const kind = translatedKinds.find((each) => each === params.kind)
    const entry = kind && translations.find(kind, String(params.owner), String(params.lang))
    if (!entry) throw new NotFound()
    return entry
  }

  function send(res: Response, entry: TranslationEntry, form: TranslationForm): void {
    const { name } = staffOf(res).account
    sendPage(res, presentTranslation({ entry, form, name, timeZone: timeZone() }, speechOf(res)))
  }

  return { showList, showOne, save }
}
