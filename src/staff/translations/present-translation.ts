import { type FieldFault, maxTranslatedCharacters } from '../../content/translations/check-translation.js'
import type { TranslationEntry } from '../../content/translations/translation-editor.js'
import {
  type FieldWords,
  isNumberedKind,
  isTextKind,
  type TranslatedField,
  type TranslatedKind,
  translatedFields,
} from '../../directory/model/translations.js'
import { translationPaths } from '../../paths/translation-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { sayTranslationState } from './say-translation-state.js'

/** The form as it was typed. */
export interface TranslationForm {
  words: FieldWords
  checkedBy: string | null
  faults: readonly FieldFault[]
  /** Saved just now. */
  done?: boolean
  /** Somebody else changed it meanwhile. */
  clash?: boolean
}

export interface TranslationSources {
  entry: TranslationEntry
  form: TranslationForm
  /** The account's, suggested for who checked it. */
  name: string
  timeZone: string
}

/** One text, in English and in the language. */
export function presentTranslation(sources: TranslationSources, speech: Speech): Page {
  const { entry, form, name, timeZone } = sources
  const { owner, lang, state } = entry
  const { t, code } = speech
  const language = speech.languageName(lang)
  const [first] = translatedFields[owner.kind]
  const fields = translatedFields[owner.kind].filter((field) => owner.english[field])
  const faultOf = (field: string) => form.faults.find((each) => each.field === field)
  const model = {
    title: t('translations.heading', { name: owner.english[first] ?? owner.owner, language }),
    back: translationPaths.list(code, { of: lang, kind: owner.kind }),
    state: sayTranslationState(entry, timeZone, speech),
    advice: state === 'changed' || state === 'own' ? t(`translations.advice.${state}`) : null,
    notes: [
      ...(isTextKind(owner.kind) ? [t('translations.once')] : []),
      ...(isNumberedKind(owner.kind) ? [t('translations.numberSign')] : []),
    ].join(' '),
    isOwn: state === 'own',
    clash: form.clash ?? false,
    done: form.done ?? false,
    problems:
      form.faults.length > 0
        ? form.faults.map(({ field, fault }) => ({
            href: `#${field}`,
            message: sayFault(field, fault),
          }))
        : null,
    action: translationPaths.one(lang, owner.kind, owner.owner, code),
    version: entry.version,
    lang,
    language,
    fields: fields.map((field) => {
      const fault = faultOf(field)?.fault
      return {
        id: field,
        label: textLabel(owner.kind, field, speech),
        english: owner.english[field],
        value: form.words[field] ?? '',
        fault: fault ? sayFault(field, fault) : null,
        maxLength: maxTranslatedCharacters,
      }
    }),
    isChecked: form.checkedBy !== null && state !== 'changed',
    checker: form.checkedBy ?? name,
  }
  return {
    view: 'staff/translations/one',
    model,
    status: form.faults.length > 0 ? 422 : form.clash ? 409 : 200,
  }

  function sayFault(field: string, { key, values }: FieldFault['fault']): string {
    return `${textLabel(owner.kind, field as 'name', speech)} ${t(key, values)}`
  }
}

/** The name of a field; that of the kind where it has no other. */
export function textLabel(kind: TranslatedKind, field: TranslatedField, { t }: Speech): string {
  return isTextKind(kind) ? t(`translations.one.${kind}`) : t(`translations.field.${field}`)
}
