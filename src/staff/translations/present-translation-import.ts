import type { TranslationPlan } from '../../content/translations/translation-editor.js'
import { translatedFields } from '../../directory/model/translations.js'
import { translationPaths } from '../../paths/translation-paths.js'
import { type RowFault, sayPlace } from '../../platform/files/row-fault.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { textLabel } from './present-translation.js'

const faultsShown = 200
const changesShown = 200

export type TranslationImportProblem = 'missing' | 'faulty' | 'gone'

/** The upload of a translator's file, and its faults. */
export function presentTranslationImport(
  {
    problem,
    faults,
    done,
  }: {
    problem: TranslationImportProblem | null
    faults: readonly RowFault[]
    /** How many were changed just now; null for no import. */
    done: number | null
  },
  speech: Speech,
): Page {
  const { t, code } = speech
  const message = problem && t(`translations.import.problem.${problem}`)
  const model = {
    title: t('translations.import.title'),
    action: translationPaths.import(code),
    problems: message ? [{ href: '#file', message }] : null,
    fault: message,
    faults: faults.slice(0, faultsShown).map((fault) => ({
      place: sayPlace(fault, speech),
      reason: t(fault.key, fault.values),
    })),
    faultCount: faults.length > 0 ? t('transfer.faults', { count: faults.length }) : null,
    more:
      faults.length > faultsShown ? t('transfer.moreFaults', { count: faults.length - faultsShown }) : null,
    done: done === null ? null : t('translations.import.done', { count: done }),
  }
  return { view: 'staff/translations/import', model, status: problem ? 422 : 200 }
}

/** The changes a file would make. */
export function presentTranslationPreview(
  { id, plan, name }: { id: string; plan: TranslationPlan; name: string },
  speech: Speech,
): Page {
  const { t, code } = speech
  const { changes, same } = plan
  const old = changes.filter(({ isOld }) => isOld).length
  const model = {
    title: t('translations.import.preview'),
    parents: [{ href: translationPaths.import(code), label: t('translations.import.title') }],
    action: translationPaths.preview(id, code),
    sums: [
      t('translations.import.changed', { count: changes.length }),
      t('translations.import.same', { count: same }),
      ...(old > 0 ? [t('translations.import.old', { count: old })] : []),
    ],
    isNothing: changes.length === 0 && same === 0,
    checker: name,
    changes: changes.slice(0, changesShown).map(({ owner, lang, before, after, isOld }) => ({
      name: owner.english[translatedFields[owner.kind][0]] ?? owner.owner,
      language: speech.languageName(lang),
      lang,
      isOld,
      fields: translatedFields[owner.kind]
        .filter((field) => (before[field] ?? '') !== (after[field] ?? ''))
        .map((field) => ({
          label: textLabel(owner.kind, field, speech),
          english: owner.english[field] ?? '',
          before: before[field] || null,
          after: after[field] ?? '',
        })),
    })),
    more:
      changes.length > changesShown
        ? t('translations.import.more', { count: changes.length - changesShown })
        : null,
  }
  return { view: 'staff/translations/preview', model }
}
